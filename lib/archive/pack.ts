/** A served body on its way to or from the database: gzip of its UTF-8, named by the hash of what went in. */
export interface Packed {
  /** SHA-256 of the text in UTF-8, hexadecimal. */
  sha256: string;
  packed: Uint8Array<ArrayBuffer>;
  /** Length of the text in UTF-8. */
  bytes: number;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** SHA-256, hexadecimal. */
export async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return digest.reduce((text, byte) => text + HEX[byte], '');
}

/** Written straight into the stream: a `Blob` in front of it would take the bytes through another process. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  { readable, writable }: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const result = new Response(readable).arrayBuffer();
  const writer = writable.getWriter();
  // Whatever fails is heard where the result is awaited.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await result);
}

/**
 * Packs a text as it was served, byte for byte: nothing is parsed. To be called before a transaction opens, because
 * Firefox ends a transaction that waits for anything else (`database/transact.ts`).
 */
export async function pack(text: string): Promise<Packed> {
  const bytes = new TextEncoder().encode(text);
  const [sha256, packed] = await Promise.all([hash(bytes), through(bytes, new CompressionStream('gzip'))]);
  return { sha256, packed, bytes: bytes.length };
}

/** A stored copy that is no longer what was kept: the disk, or someone else, changed it. */
export class DamagedCopyError extends Error {
  override name = 'DamagedCopyError';

  constructor(cause?: unknown) {
    super('The copy is damaged on the disk', { cause });
  }
}

/**
 * The text that was packed, a byte order mark included. It is hashed again (0.1 ms for 90 kB), so that nothing damaged is ever
 * shown or exported as if it were whole. Rejects with `DamagedCopyError`.
 */
export async function unpack({ packed, sha256 }: Packed): Promise<string> {
  const bytes = await through(packed, new DecompressionStream('gzip')).catch((error: unknown) => {
    throw new DamagedCopyError(error);
  });
  if ((await hash(bytes)) !== sha256) throw new DamagedCopyError();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
