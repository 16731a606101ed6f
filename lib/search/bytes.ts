/**
 * Texts as the bytes of their UTF-8, one character each. Engines keep, store and read such a text in one byte per character; one arrow
 * or emoji in a text of plain letters would otherwise double all of it. What is part of a text is part of its bytes, and nothing
 * else is, because no character's bytes begin inside another's.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** As many as can be passed as arguments. */
const RUN = 8_192;

/** The bytes of a text. A half of a surrogate pair becomes U+FFFD. */
export function toBytes(text: string): string {
  if (!/[^ -~\n]/.test(text)) return text;
  const encoded = encoder.encode(text);
  let bytes = '';
  for (let at = 0; at < encoded.length; at += RUN)
    bytes += String.fromCharCode(...encoded.subarray(at, at + RUN));
  return bytes;
}

/** The text of bytes that `toBytes` made, or of a line of them. */
export function fromBytes(bytes: string): string {
  if (!/[^ -~\n]/.test(bytes)) return bytes;
  const encoded = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) encoded[at] = bytes.charCodeAt(at);
  return decoder.decode(encoded);
}
