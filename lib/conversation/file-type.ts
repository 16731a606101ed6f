interface Beginning {
  mimeType: string;
  at: number;
  bytes: string;
  /** Documents can do more than be looked at: none is ever shown in a page of ours. */
  isDocument?: true;
}

/** How the bytes of pictures, sounds and documents begin. */
const BEGINNINGS: Beginning[] = [
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
  { mimeType: 'application/pdf', at: 0, bytes: '%PDF', isDocument: true },
];

function beginningOf(data: Uint8Array): Beginning | undefined {
  const start = String.fromCharCode(...data.subarray(0, 16));
  return BEGINNINGS.find(({ at, bytes }) => start.startsWith(bytes, at));
}

/** What a file is by its first bytes; null when they do not tell. */
export function fileTypeOf(data: Uint8Array): string | null {
  return beginningOf(data)?.mimeType ?? null;
}

/** What a picture or a sound is, if it may be shown: its first bytes say so, names and served types are wrong too often. Null for everything else. */
export function mediaTypeOf(data: Uint8Array): string | null {
  const found = beginningOf(data);
  return found && !found.isDocument ? found.mimeType : null;
}
