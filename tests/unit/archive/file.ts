import type { ByteSource } from '../../../lib/import/byte-source';
import { sourceOf } from '../../../lib/import/byte-source';

/** A file in memory that something is written into. */
export function aFile() {
  const pieces: Uint8Array[] = [];
  return {
    sink: { write: async (bytes: Uint8Array) => void pieces.push(bytes) },
    bytes: () => new Uint8Array(Buffer.concat(pieces)),
    source: (): ByteSource => sourceOf(new Uint8Array(Buffer.concat(pieces))),
  };
}
