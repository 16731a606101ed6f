import { type Reads, readsTogether } from '../database/reads-together';
import type { Database, Head, Revision } from '../database/schema';
import { isoTime } from '../export/about';
import type { ExportFormat, WriteOptions } from '../export/export-format';
import { type ZipEntry, zipEntry } from '../export/zip-writer';
import type { BackupConversation, BackupCopy, BackupFile } from '../import/backup-manifest';
import { allOf } from './account';
import { DamagedCopyError, hash } from './pack';
import { type ReadCopy, readCopy } from './read-copy';
import { addressFrom, shownFiles } from './shown-files';

/** Where the copies stand that are not the one shown. */
const OLDER = 'copies';

/** A conversation with the name of its files, without folder and extension. */
export interface Named {
  head: Head;
  name: string;
}

export interface ExportedConversation {
  entries: ZipEntry[];
  record: BackupConversation;
  /** Images and files of the copy shown, as far as they are held. */
  files: BackupFile[];
  /** Numbers of the copies that cannot be read any more. */
  damaged: number[];
}

export interface How {
  /** Formats for the copy that is shown. */
  formats: readonly ExportFormat[];
  options: WriteOptions;
  /** With every other copy, and what the archive needs to take them back. */
  isBackup: boolean;
}

/** Whoever writes a few conversations: `exportConversations` itself, or workers that call it beside each other. */
export type ExportSome = (named: readonly Named[], how: How) => Promise<ExportedConversation[]>;

/** A few conversations as files of a ZIP file, packed, in the given sequence. */
export function exportConversations(
  database: Database,
  named: readonly Named[],
  how: How,
): Promise<ExportedConversation[]> {
  const reads = readsTogether(database);
  return Promise.all(named.map((one) => exportConversation(reads, one, how)));
}

/** One conversation as files of a ZIP file, packed. */
async function exportConversation(
  database: Reads,
  { head, name }: Named,
  { formats, options, isBackup }: How,
): Promise<ExportedConversation> {
  const { account, conversationId, currentSeq } = head;
  const revisions = isBackup
    ? await database.getAll('revisions', allOf([account, conversationId]))
    : [await database.get('revisions', [account, conversationId, currentSeq])];
  const at = head.updatedAt ?? head.createdAt ?? 0;
  const exported: ExportedConversation = {
    entries: [],
    files: [],
    damaged: [],
    record: {
      account,
      id: conversationId,
      title: head.title,
      created: isoTime(head.createdAt),
      updated: isoTime(head.updatedAt),
      messages: head.messages,
      files: [],
      shown: currentSeq,
      keptAt: head.keptAt,
      copies: [],
    },
  };
  for (const revision of revisions) {
    const copy = revision && (await readOrNull(database, revision));
    if (!copy) {
      exported.damaged.push(revision?.seq ?? currentSeq);
      continue;
    }
    const isShown = revision.seq === currentSeq;
    if (isShown) exported.files = (await shownFiles(database, account, copy.conversation)).held;
    for (const format of isShown ? formats : formats.filter(({ id }) => id === 'json')) {
      const path = isShown
        ? `${formats.length > 1 ? `${format.id}/` : ''}${name}.${format.extension}`
        : `${OLDER}/${name} ${revision.seq}.${format.extension}`;
      const { source, capturedAt } = revision;
      const pieces = format.write(copy.conversation, copy.served, {
        ...options,
        copy: { source, capturedAt },
        fileAt: (id) => addressFrom(path, exported.files.find((file) => file.id === id)?.path),
      });
      const bytes = new TextEncoder().encode([...pieces].join(''));
      const [sha256, entry] = await Promise.all([hash(bytes), zipEntry(path, bytes, at)]);
      exported.entries.push(entry);
      exported.record.files.push({ path, sha256, bytes: bytes.length });
      if (isBackup && format.id === 'json') exported.record.copies.push(copyRecord(revision, path, copy));
    }
  }
  return exported;
}

async function readOrNull(database: Reads, revision: Revision): Promise<ReadCopy | null> {
  try {
    return await readCopy(database, revision);
  } catch (error) {
    if (error instanceof DamagedCopyError) return null;
    throw error;
  }
}

function copyRecord(revision: Revision, path: string, { served }: ReadCopy): BackupCopy {
  const { seq, sha256, shape, source, capturedAt, keptAt, capturedPartial } = revision;
  const bodies = served.bodies.map((body) => {
    const bom = body.startsWith('\uFEFF');
    return { units: body.length - (bom ? 1 : 0), bom };
  });
  return { path, seq, sha256, shape, source, capturedAt, keptAt, capturedPartial, bodies };
}
