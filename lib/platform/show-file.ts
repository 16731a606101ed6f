/** A file that can be shown, under an address that only this page knows. */
export interface ShownFile {
  kind: 'image' | 'audio';
  address: string;
  /** To be called when it is not shown any more: until then its bytes stay in memory. */
  release: () => void;
}

/** Gives a picture or a sound an address. @param mimeType as its own bytes tell (`mediaTypeOf`) */
export function showFile(data: Uint8Array<ArrayBuffer>, mimeType: string): ShownFile {
  const address = URL.createObjectURL(new Blob([data], { type: mimeType }));
  const kind = mimeType.startsWith('image/') ? 'image' : 'audio';
  return { kind, address, release: () => URL.revokeObjectURL(address) };
}
