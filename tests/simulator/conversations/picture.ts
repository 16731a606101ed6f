import { crc32, deflateSync } from 'node:zlib';

/** A PNG of a lighthouse at dusk, drawn here: the simulator ships no picture of anybody. */
export function lighthousePicture(width = 320, height = 200): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) row.set(colourAt(x / width, y / height), 1 + x * 3);
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): [number, number, number] {
  const tower = Math.abs(x - 0.68) < 0.022 + y * 0.022 && y > 0.3 && y < 0.84;
  if (tower) return Math.floor(y * 14) % 2 === 0 ? [214, 74, 62] : [244, 240, 232];
  if (Math.abs(x - 0.68) < 0.02 && y > 0.22 && y <= 0.3) return [255, 226, 130];
  const beam = x < 0.68 && Math.abs(y - 0.26) < (0.68 - x) * 0.16;
  if (y > 0.84) return [34, 40, 52];
  if (y > 0.7) return mix([30, 66, 98], [20, 40, 66], (y - 0.7) / 0.14);
  const sky = mix([28, 36, 74], [232, 138, 96], y / 0.7);
  return beam ? mix(sky, [255, 236, 170], 0.45) : sky;
}

function mix(a: number[], b: number[], share: number): [number, number, number] {
  const at = (index: number) => Math.round((a[index] ?? 0) * (1 - share) + (b[index] ?? 0) * share);
  return [at(0), at(1), at(2)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
