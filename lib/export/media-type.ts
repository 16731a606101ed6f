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

/** What a file is, if it may be shown: its first bytes say so, names and served types are wrong too often. Null for everything else. */
export function mediaTypeOf(data: Uint8Array): string | null {
  const start = String.fromCharCode(...data.subarray(0, 16));
  return SIGNATURES.find(({ at, bytes }) => start.startsWith(bytes, at))?.mimeType ?? null;
}
