import { type ByteSource, inBlocks } from './byte-source';

/** A file somebody chose, or any blob, as a source: only what is asked for is read, and what stands close to it. */
export function blobSource(blob: Blob): ByteSource {
  return inBlocks({
    sizeBytes: blob.size,
    // Each slice is announced to another process, which costs more than the reading itself.
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  });
}
