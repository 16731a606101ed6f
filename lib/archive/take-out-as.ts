import type { Database } from '../database/schema';
import type { ExportFormat, WriteOptions } from '../export/export-format';
import { fileName } from '../export/file-name';
import { DamagedCopyError } from './pack';
import { picturesOf } from './pictures';
import { readCopy } from './read-copy';
import { findRevision } from './revisions';

/** A file to be saved. */
export interface TakenOut {
  name: string;
  mimeType: string;
  chunks: Iterable<string>;
}

/** Which copy: a row of the list stands for the copy that is shown, a revision for itself. */
export interface Which {
  account: string;
  conversationId: string;
  seq?: number;
}

/**
 * One conversation of the archive as a file, for instance `2026-11-03 Sourdough.md`.
 *
 * Rejects with `DamagedCopyError` when the copy is not what was kept any more, or is gone.
 */
export async function takeOutAs(
  database: Database,
  { account, conversationId, seq }: Which,
  format: ExportFormat,
  { t, origin }: Pick<WriteOptions, 't' | 'origin'>,
): Promise<TakenOut> {
  const revision = await findRevision(database, [account, conversationId], seq);
  if (!revision) throw new DamagedCopyError();
  const { served, conversation } = await readCopy(database, revision);
  const { source, capturedAt } = revision;
  const pictures = format.drawsPictures ? await picturesOf(database, account, conversation) : null;
  return {
    name: fileName(conversation, format.extension, t),
    mimeType: format.mimeType,
    chunks: format.write(conversation, served, {
      t,
      origin,
      branches: 'active',
      pictureAt: (id) => pictures?.get(id) ?? null,
      copy: { source, capturedAt },
    }),
  };
}
