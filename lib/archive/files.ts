import type { IDBPTransaction, StoreNames } from 'idb';
import { readConversation } from '../conversation/read-conversation';
import type { ConversationKey, Database, KeptFile, LifeboatSchema } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { unknownAccount } from './account';
import type { FileRead } from './backfill/reader';
import { hash } from './pack';
import { findRevision, readRevision } from './revisions';

/** A file of a conversation as it is held: its bytes, or why they are not there. */
export interface HeldFile {
  name: string | null;
  mimeType: string | null;
  data: Uint8Array<ArrayBuffer> | null;
  /** Key of the sentence that says why there are no bytes; null when there are, or while they are still to be fetched. */
  why: string | null;
}

/** The file that a message of a conversation shows; null when nothing is known of it. */
export async function findFile(
  database: Database,
  account: string,
  fileId: string,
): Promise<HeldFile | null> {
  const file =
    (await database.get('files', [account, fileId])) ??
    // It may have come before it was known whose it is; ids of files are unique.
    (await database.get('files', [unknownAccount, fileId]));
  if (!file) return null;
  const { name, mimeType, sha256, why } = file;
  const bytes = sha256 === null ? undefined : await database.get('fileBytes', sha256);
  return { name, mimeType, data: bytes?.data ?? null, why };
}

/** Ids of the images and files that the copy shown holds; none when it cannot be read. */
export async function filesOf(database: Database, key: ConversationKey): Promise<string[]> {
  const revision = await findRevision(database, key);
  const served = revision && (await readRevision(database, revision).catch(() => null));
  if (!served) return [];
  const { messages, otherBranches } = readConversation(served);
  const parts = [...messages, ...otherBranches].flatMap((message) => message.parts);
  return [...new Set(parts.flatMap((part) => ('fileId' in part && part.fileId ? [part.fileId] : [])))];
}

/** Notes files that are to be fetched; what is known of them already stays. */
export async function addFiles(
  transaction: Pick<
    IDBPTransaction<LifeboatSchema, StoreNames<LifeboatSchema>[], 'readwrite'>,
    'objectStore'
  >,
  [account, conversationId]: ConversationKey,
  ids: string[],
): Promise<void> {
  const files = transaction.objectStore('files');
  const unknown = { name: null, mimeType: null, sha256: null, bytes: null, why: null, tries: 0 };
  for (const fileId of ids)
    if (!(await files.getKey([account, fileId])) && !(await files.getKey([unknownAccount, fileId])))
      await files.put({ account, fileId, conversationId, state: 'waiting', ...unknown });
}

type Files = IDBPTransaction<LifeboatSchema, ('files' | 'fileBytes' | 'jobs')[], 'readwrite'>;

/**
 * Keeps what was fetched of a file, unless it was removed meanwhile; equal bytes are kept once. `together` happens in the same transaction.
 */
export async function keepFile(
  database: Database,
  file: KeptFile,
  { name, mimeType, base64, why }: FileRead,
  together: (transaction: Files) => Promise<unknown>,
): Promise<void> {
  const data = base64 === null ? null : Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
  const sha256 = data && (await hash(data));
  await writeAtomically(database, ['files', 'fileBytes', 'jobs'], async (transaction) => {
    const files = transaction.objectStore('files');
    const row = await files.get([file.account, file.fileId]);
    const about = row && { ...row, name: name ?? row.name, mimeType: mimeType ?? row.mimeType };
    if (about && data && sha256) {
      const held = transaction.objectStore('fileBytes');
      if (!(await held.getKey(sha256))) await held.put({ sha256, data });
      await files.put({ ...about, state: 'held', sha256, bytes: data.length, why: null });
    } else if (about) await files.put({ ...about, state: 'absent', why: why ?? 'gone' });
    await together(transaction);
  });
}
