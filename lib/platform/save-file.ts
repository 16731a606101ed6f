/** A file that leaves the extension. The name is already safe for every system (`lib/export/file-name.ts`). */
export interface OutgoingFile {
  name: string;
  /** For instance `text/markdown`. Text is written as UTF-8. */
  mimeType: string;
  chunks: Iterable<BlobPart>;
}

/**
 * The browser reads the blob some time after the click, and says nothing when it is done. FileSaver.js has waited
 * 40 seconds for a decade; a page that closes earlier takes its addresses along anyway.
 */
const REVOKE_AFTER_MS = 40_000;

/**
 * Saves a file where the user's browser saves downloads, without any permission. Works in extension pages only: the worker has
 * no `createObjectURL`, and Firefox refuses `data:` addresses there (measured 2026-11).
 */
export function saveFile({ name, mimeType, chunks }: OutgoingFile, page: Document): void {
  const address = URL.createObjectURL(new Blob([...chunks], { type: `${mimeType};charset=utf-8` }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}
