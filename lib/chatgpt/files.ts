import type { FileRead } from '../archive/backfill/reader';
import { asNumber, asObject, asText, parseJson } from '../conversation/json';
import { ask, type Reading } from './ask';
import { SiteChangedError } from './errors';
import { CHATGPT_ORIGIN } from './origins';
import { readWithSession } from './read-with-session';
import type { Session } from './session';

/** What crosses from the page to the worker as one message; base64 makes it a third longer. */
const LARGEST_BYTES = 24_000_000;

/**
 * Reads one file of a conversation. The route names an address that is good for a while; it is followed only on ChatGPT's own origin, so
 * that no token and no cookie goes elsewhere. The route answers 200 with an error of its own for what is gone (2026-08).
 */
export async function readFileBytes(
  account: string,
  fileId: string,
  session: Session,
  reading: Reading,
): Promise<FileRead> {
  const nothing = { name: null, mimeType: null, base64: null };
  const path = `/backend-api/files/download/${encodeURIComponent(fileId)}?post_id=&inline=false`;
  const answer = await readWithSession(path, session, reading, account);
  if (answer.status === 404) return { ...nothing, why: 'gone' };
  const body = answer.status === 200 ? asObject(parseJson(answer.text)) : null;
  if (!body) throw new SiteChangedError();
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
