/** Bytes looked up at once: eight tables cost 8 kB and save four fifths of the time. */
const WIDTH = 8;

/** Table n holds what a byte does to the checksum n bytes later. */
const TABLES = tables();

function tables(): Int32Array {
  const all = new Int32Array(WIDTH * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    all[byte] = value;
  }
  for (let place = 256; place < all.length; place++) {
    const before = all[place - 256] as number;
    all[place] = (before >>> 8) ^ (all[before & 0xff] as number);
  }
  return all;
}

/** Goes on with the checksum that ZIP files carry (CRC-32, IEEE 802.3). Begin with 0. */
export function crc32(bytes: Uint8Array, before: number): number {
  const table = TABLES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let value = ~before;
  let at = 0;
  for (; at + WIDTH <= bytes.length; at += WIDTH) {
    const low = view.getInt32(at, true) ^ value;
    const high = view.getInt32(at + 4, true);
    value =
      (table[1792 + (low & 0xff)] as number) ^
      (table[1536 + ((low >>> 8) & 0xff)] as number) ^
      (table[1280 + ((low >>> 16) & 0xff)] as number) ^
      (table[1024 + (low >>> 24)] as number) ^
      (table[768 + (high & 0xff)] as number) ^
      (table[512 + ((high >>> 8) & 0xff)] as number) ^
      (table[256 + ((high >>> 16) & 0xff)] as number) ^
      (table[high >>> 24] as number);
  }
  for (; at < bytes.length; at++)
    value = (value >>> 8) ^ (table[(value ^ (bytes[at] as number)) & 0xff] as number);
  return ~value >>> 0;
}
