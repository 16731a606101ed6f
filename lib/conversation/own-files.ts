import type { Part } from './conversation';

/*
 * Files that ChatGPT hands out by other routes than by an id of their own. We give them one: a file of the code interpreter is named by
 * the message that links to it and by its path, the canvas documents of a conversation by the conversation.
 */

/** Brackets, quotes and white space end a path; `/mnt/data/` alone is no file. */
const SANDBOX = /sandbox:(\/mnt\/data\/[^\s()[\]<>"'`]+)/g;
const SANDBOX_ID = /^sandbox:([^:]+):(\/mnt\/data\/.+)$/;
const TEXTDOCS_ID = /^textdocs:(.+)$/;

/** The files of the code interpreter that a message links to, each once. */
export function sandboxFiles(messageId: string, parts: readonly Part[]): Part[] {
  const paths = new Set<string>();
  for (const part of parts) {
    if (part.kind !== 'text' || !part.text.includes('sandbox:')) continue;
    for (const [, written = ''] of part.text.matchAll(SANDBOX))
      paths.add(decoded(written.replace(/[.,;:!?*]+$/, '')));
  }
  return [...paths].map((path) => ({
    kind: 'file',
    fileId: `sandbox:${messageId}:${path}`,
    name: path.slice(path.lastIndexOf('/') + 1),
    sizeBytes: null,
    mimeType: null,
  }));
}

/** What a file of the code interpreter is asked for with; null when the id names another file. */
export function sandboxFile(fileId: string): { messageId: string; path: string } | null {
  const [, messageId, path] = SANDBOX_ID.exec(fileId) ?? [];
  return messageId !== undefined && path !== undefined ? { messageId, path } : null;
}

/** Id of the canvas documents of a conversation, as ChatGPT holds them. */
export function textdocsId(conversationId: string): string {
  return `textdocs:${conversationId}`;
}

/** The conversation whose canvas documents are meant; null when the id names another file. */
export function textdocsOf(fileId: string): string | null {
  return TEXTDOCS_ID.exec(fileId)?.[1] ?? null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
