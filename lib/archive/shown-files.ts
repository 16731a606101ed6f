import type { Conversation } from '../conversation/conversation';
import type { Reads } from '../database/reads-together';
import { attachmentPath } from '../export/file-name';
import type { BackupFile } from '../import/backup-manifest';
import { unknownAccount } from './account';

/** Images and files that a conversation shows. */
export interface ShownFiles {
  held: BackupFile[];
  /** Ids of those that the archive does not hold, or not yet. */
  lacking: string[];
}

/** What the archive holds of the images and files that a conversation shows, with their paths in an export. */
export async function shownFiles(
  database: Reads,
  account: string,
  { messages, otherBranches }: Conversation,
): Promise<ShownFiles> {
  const parts = [...messages, ...otherBranches].flatMap((message) => message.parts);
  const ids = new Set(parts.flatMap((part) => ('fileId' in part && part.fileId ? [part.fileId] : [])));
  const shown: ShownFiles = { held: [], lacking: [] };
  const find = async (id: string) =>
    (await database.get('files', [account, id])) ?? database.get('files', [unknownAccount, id]);
  const rows = await Promise.all([...ids].map(async (id) => ({ id, row: await find(id) })));
  for (const { id, row } of rows) {
    if (row?.state !== 'held' || row.sha256 === null) {
      shown.lacking.push(id);
      continue;
    }
    const { conversationId, name, mimeType, sha256, bytes } = row;
    const path = attachmentPath(sha256, row);
    shown.held.push({
      account: row.account,
      id,
      conversationId,
      name,
      mimeType,
      path,
      sha256,
      bytes: bytes ?? 0,
    });
  }
  return shown;
}

/** Address of one file of an export as another one writes it. */
export function addressFrom(from: string, to: string | undefined): string | null {
  if (to === undefined) return null;
  return '../'.repeat(from.split('/').length - 1) + to.split('/').map(encodeURIComponent).join('/');
}
