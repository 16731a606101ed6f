import { fileTypeOf } from '../conversation/file-type';
import type { Database, KeptFile } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { hash } from './pack';

/** A file that came with an import, and where its bytes are. */
export interface ArrivingFile
  extends Pick<KeptFile, 'account' | 'fileId' | 'conversationId' | 'name' | 'mimeType'> {
  /** Null when they are not there. May throw when they are damaged. */
  read(): Promise<Uint8Array<ArrayBuffer> | null>;
  /** What their hash must be; null when anything will do. */
  sha256: string | null;
}

/** Keeps the bytes of a file unless they are held already; equal bytes are kept once. False when they cannot be had. */
export async function holdFile(
  database: Database,
  { account, fileId, conversationId, name, mimeType, read, sha256 }: ArrivingFile,
): Promise<boolean> {
  const known = await database.get('files', [account, fileId]);
  if (known?.state === 'held') return true;
  const data = await read().catch(() => null);
  const found = data && (await hash(data));
  if (!data || !found || (sha256 !== null && found !== sha256)) return false;
  await writeAtomically(database, ['files', 'fileBytes'], async (transaction) => {
    const bytes = transaction.objectStore('fileBytes');
    if (!(await bytes.getKey(found))) await bytes.put({ sha256: found, data });
    const about = { account, fileId, conversationId, name, sha256: found, bytes: data.length };
    await transaction.objectStore('files').put({
      ...about,
      mimeType: mimeType ?? fileTypeOf(data),
      ...{ state: 'held', why: null, tries: 0 },
    });
  });
  return true;
}
