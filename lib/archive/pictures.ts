import type { Conversation } from '../conversation/conversation';
import { mediaTypeOf } from '../conversation/file-type';
import type { Database } from '../database/schema';
import { findFile } from './files';

/** Bytes turned into text at once; a call takes no more arguments than the stack has room for. */
const PIECE = 1 << 15;

/**
 * The pictures that a conversation shows and the archive holds, by the ids of their files, as addresses that hold them whole (`data:`):
 * a page in which they stand needs no other file. Whatever only calls itself a picture is left out.
 */
export async function picturesOf(
  database: Database,
  account: string,
  { messages }: Pick<Conversation, 'messages'>,
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  const parts = messages.flatMap((message) => message.parts);
  for (const part of parts) {
    if (part.kind !== 'image' || part.fileId === null || pictures.has(part.fileId)) continue;
    const data = (await findFile(database, account, part.fileId))?.data;
    const mimeType = data ? mediaTypeOf(data) : null;
    if (data && mimeType?.startsWith('image/'))
      pictures.set(part.fileId, `data:${mimeType};base64,${base64(data)}`);
  }
  return pictures;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
