import type { Database, Tombstone } from '../database/schema';
import { writeAtomically } from '../database/transact';
import type { Backup } from '../import/backup';
import type { BackupConversation, BackupTombstone } from '../import/backup-manifest';
import { unknownAccount } from './account';
import { writeCarriedHistory } from './carried-history';
import { holdFile } from './hold-file';
import { emptyReport, type ImportReport } from './import-report';
import { inOrder } from './in-order';
import { createIntake } from './intake';
import { type Prepared, prepare } from './prepare';
import type { CandidateRevision, RevisionSource } from './revision';

/** Conversations that are read at the same time, with all their copies. */
const AT_ONCE = 3;

/**
 * Restores a backup. What the archive does not hold comes back exactly as it was: every copy under its number, with its times, and every
 * tombstone. What it does hold meets the copies of the backup as it meets any other: nothing is lost, the fuller one is shown.
 *
 * Rejects with `StorageFullError`; what was restored until then stays.
 */
export async function restore(
  database: Database,
  { manifest, copiesOf, bytesOf }: Backup,
  signal: AbortSignal,
): Promise<ImportReport> {
  const report: ImportReport = { ...emptyReport(), settings: manifest.settings };
  // Into an empty archive everything comes back under the account it had.
  const intake = createIntake(database, report, (await database.count('heads')) === 0);
  const work = async (conversation: BackupConversation) => ({
    copies: await readCopies(copiesOf(conversation), conversation, report),
    shown: conversation.shown,
    keptAt: conversation.keptAt,
  });
  for await (const arrival of inOrder(ordered(manifest.conversations), AT_ONCE, work)) {
    if (signal.aborted) break;
    await intake.add(arrival);
  }
  await intake.close();
  for (const file of manifest.files) {
    if (signal.aborted) break;
    const read = () => bytesOf(file.path);
    if (await holdFile(database, { ...file, fileId: file.id, read })) continue;
    report.skipped.push({ from: file.path, because: 'not-whole' });
  }
  if (!signal.aborted) {
    await restoreTombstones(database, manifest.deleted);
    await writeCarriedHistory(database, manifest.settings.history);
  }
  return { ...report, cancelled: signal.aborted };
}

/** Copies without an account last: whose they are may depend on who else has the conversation. */
function ordered(conversations: readonly BackupConversation[]): BackupConversation[] {
  const isUnknown = ({ account }: BackupConversation) => Number(account === unknownAccount);
  return [...conversations].sort((a, b) => isUnknown(a) - isUnknown(b));
}

async function readCopies(
  copies: ReturnType<Backup['copiesOf']>,
  { account }: BackupConversation,
  { skipped }: ImportReport,
): Promise<Prepared[]> {
  const read: Prepared[] = [];
  for await (const each of copies) {
    const { copy } = each;
    const candidate: CandidateRevision | null =
      'because' in each
        ? null
        : {
            account,
            served: each.served,
            source: copy.source as RevisionSource,
            capturedAt: copy.capturedAt,
            partialBecause: copy.capturedPartial,
          };
    const prepared = candidate && (await prepare(candidate, copy).catch(() => null));
    // The same hash means the same bytes: only then is it the copy that was backed up.
    if (prepared?.revision.sha256 === copy.sha256) read.push(prepared);
    else
      skipped.push({
        from: copy.path,
        because: 'because' in each ? each.because : 'changed-since',
      });
  }
  return read;
}

/** A deletion by the user is remembered only where nothing is held: only the user's own hand deletes. */
async function restoreTombstones(database: Database, deleted: readonly BackupTombstone[]): Promise<void> {
  await writeAtomically(database, ['heads', 'tombstones'], async (transaction) => {
    const tombstones = transaction.objectStore('tombstones');
    for (const { account, id, at, by } of deleted) {
      const key: [string, string] = [account, id];
      const held = await transaction.objectStore('heads').getKey(key);
      if ((by === 'user' && held) || (await tombstones.get(key))) continue;
      await tombstones.put({ account, conversationId: id, at, by: by as Tombstone['by'] });
    }
  });
}
