import type { ByteSource } from './byte-source';

/** A file somebody chose, or any blob, as a source: only what is asked for is read. */
export function blobSource(blob: Blob): ByteSource {
  return {
    sizeBytes: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}
