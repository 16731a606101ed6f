import type { ByteSource } from '../../../lib/import/byte-source';
import { sourceOf } from '../../../lib/import/byte-source';

/** A file in memory that something is written into. */
export function aFile() {
  const pieces: Uint8Array[] = [];
  return {
    sink: { write: async (bytes: Uint8Array) => void pieces.push(bytes) },
    bytes: () => joined(pieces),
    source: (): ByteSource => sourceOf(joined(pieces)),
  };
}

/** Also where there is no `Buffer`. */
function joined(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
