/** Pictures and sounds that a page may show; never a document (SVG, HTML), which could do more than be looked at. */
const SIGNATURES: { mimeType: string; at: number; bytes: string }[] = [
  { mimeType: 'image/png', at: 0, bytes: '\x89PNG' },
  { mimeType: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { mimeType: 'image/gif', at: 0, bytes: 'GIF8' },
  { mimeType: 'image/webp', at: 8, bytes: 'WEBP' },
  { mimeType: 'image/avif', at: 4, bytes: 'ftypavif' },
  { mimeType: 'image/bmp', at: 0, bytes: 'BM' },
  { mimeType: 'audio/wav', at: 8, bytes: 'WAVE' },
  { mimeType: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { mimeType: 'audio/ogg', at: 0, bytes: 'OggS' },
  { mimeType: 'audio/webm', at: 0, bytes: '\x1aE\xdf\xa3' },
  { mimeType: 'audio/mp4', at: 4, bytes: 'ftypM4A' },
];

/** A file that can be shown, under an address that only this page knows. */
export interface ShownFile {
  kind: 'image' | 'audio';
  address: string;
  /** To be called when it is not shown any more: until then its bytes stay in memory. */
  release: () => void;
}

/** Gives a file an address if it may be shown. Its first bytes say what it is; names and served types are wrong too often. */
export function showFile(data: Uint8Array<ArrayBuffer>): ShownFile | null {
  const start = String.fromCharCode(...data.subarray(0, 16));
  const found = SIGNATURES.find(({ at, bytes }) => start.startsWith(bytes, at));
  if (!found) return null;
  const address = URL.createObjectURL(new Blob([data], { type: found.mimeType }));
  const kind = found.mimeType.startsWith('image/') ? 'image' : 'audio';
  return { kind, address, release: () => URL.revokeObjectURL(address) };
}
