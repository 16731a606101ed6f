import { takeOut } from '../../lib/archive/take-out';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { openDatabase } from '../../lib/database/open';
import type { Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { saveFile } from '../../lib/platform/save-file';

/**
 * Saves one conversation of the archive as a file and returns its name. Loaded when it is wanted: writing files is much code.
 *
 * @param format id of an export format
 * Rejects with `DamagedCopyError` when the copy cannot be read any more.
 */
export async function exportHead(head: Head, format: string, t: Translate): Promise<string> {
  const { account, conversationId } = head;
  const file = await takeOut(await openDatabase(), { account, conversationId }, format, {
    t,
    origin: CHATGPT_ORIGIN,
  });
  saveFile(file, document);
  return file.name;
}
