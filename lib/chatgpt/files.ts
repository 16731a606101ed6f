import type { FileRead } from '../archive/backfill/reader';
import { asNumber, asObject, asText, type Json, type JsonObject, parseJson } from '../conversation/json';
import { sandboxFile, textdocsOf } from '../conversation/own-files';
import { ask, type Reading } from './ask';
import { SiteChangedError } from './errors';
import { CHATGPT_ORIGIN } from './origins';
import { readWithSession } from './read-with-session';
import type { Session } from './session';

/** What crosses from the page to the worker as one message; base64 makes it a third longer. */
const LARGEST_BYTES = 24_000_000;

/**
 * Reads one file of a conversation. Most routes name an address that is good for a while; it is followed only on ChatGPT's own origin, so
 * that no token and no cookie goes elsewhere. They answer 200 with an error of their own for what is gone, such as a file of a code
 * interpreter that has been put away (2026-08). The canvas documents of a conversation are answered as JSON whose shape is not known
 * (2026-10): it is kept as it is.
 */
export async function readFileBytes(
  account: string,
  fileId: string,
  conversationId: string,
  session: Session,
  reading: Reading,
): Promise<FileRead> {
  const answer = await readWithSession(pathOf(fileId, conversationId), session, reading, account);
  if (answer.status === 404) return { ...NOTHING, why: 'gone' };
  const body = answer.status === 200 ? parseJson(answer.text) : undefined;
  if (textdocsOf(fileId) !== null) return documentsIn(answer.text, body);
  const about = asObject(body);
  if (!about) throw new SiteChangedError();
  const made = sandboxFile(fileId)?.path;
  return bytesBehind({ file_name: made?.slice(made.lastIndexOf('/') + 1) ?? null, ...given(about) }, reading);
}

/** Without what is said to be null. */
function given(about: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== null));
}

const NOTHING = { name: null, mimeType: null, base64: null };

function pathOf(fileId: string, conversationId: string): string {
  const conversation = `/backend-api/conversation/${encodeURIComponent(conversationId)}`;
  if (textdocsOf(fileId) !== null) return `${conversation}/textdocs`;
  const made = sandboxFile(fileId);
  if (!made) return `/backend-api/files/download/${encodeURIComponent(fileId)}?post_id=&inline=false`;
  const { messageId, path } = made;
  return `${conversation}/interpreter/download?${new URLSearchParams({ message_id: messageId, sandbox_path: path })}`;
}

function documentsIn(text: string, body: Json | undefined): FileRead {
  if (typeof body !== 'object' || body === null) throw new SiteChangedError();
  const isEmpty = (Array.isArray(body) ? body : Object.keys(body)).length === 0;
  if (isEmpty) return { ...NOTHING, why: 'gone' };
  const about = { name: 'canvas.json', mimeType: 'application/json' };
  const bytes = new TextEncoder().encode(text);
  return bytes.length > LARGEST_BYTES
    ? { ...about, base64: null, why: 'too-large' }
    : { ...about, base64: base64Of(bytes), why: null };
}

async function bytesBehind(body: JsonObject, reading: Reading): Promise<FileRead> {
  const about = { name: asText(body.file_name), mimeType: asText(body.mime_type), base64: null };
  if (body.status === 'error') return { ...about, why: 'gone' };
  const address = asText(body.download_url);
  if (address === null) throw new SiteChangedError();
  if ((asNumber(body.file_size_bytes) ?? 0) > LARGEST_BYTES) return { ...about, why: 'too-large' };
  const url = new URL(address, CHATGPT_ORIGIN);
  if (url.origin !== CHATGPT_ORIGIN) return { ...about, why: 'elsewhere' };
  const bytes = await readBytes(url.pathname + url.search, reading);
  if (bytes === null) return { ...about, why: 'gone' };
  return bytes.length > LARGEST_BYTES
    ? { ...about, why: 'too-large' }
    : { ...about, base64: base64Of(bytes), why: null };
}

async function readBytes(path: string, reading: Reading): Promise<Uint8Array | null> {
  let bytes: Uint8Array | null = null;
  // `ask` judges the answer; the bytes are taken on the way, because a picture is no text.
  const fetch: Reading['fetch'] = async (...all) => {
    const response = await reading.fetch(...all);
    if (response.ok) bytes = new Uint8Array(await response.clone().arrayBuffer());
    return response;
  };
  const { status } = await ask(path, {}, { ...reading, fetch });
  return status === 200 ? bytes : null;
}

function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return btoa(pieces.join(''));
}
