import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createZip, type ZipEntry, zipEntry } from '../../../lib/export/zip-writer';
import { sourceOf } from '../../../lib/import/byte-source';
import { readDirectory } from '../../../lib/import/zip-directory';
import { unpack } from '../../../lib/import/zip-reader';

const AT = Date.UTC(2026, 10, 3, 12, 30, 10);

function collect() {
  const pieces: Uint8Array[] = [];
  return {
    sink: { write: async (bytes: Uint8Array) => void pieces.push(bytes) },
    bytes: () => new Uint8Array(Buffer.concat(pieces)),
    pieces,
  };
}

describe('createZip', () => {
  it('writes what other programs and our own reader read back', async () => {
    const content = fc.uint8Array({ maxLength: 2_000 });
    const name = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      // Objects by name, as fflate answers with, cannot hold this one.
      .filter((each) => each !== '__proto__');
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, content, { maxKeys: 8, noNullPrototype: true }),
        fc.constantFrom(0 as const, 8 as const),
        async (files, method) => {
          const { sink, bytes } = collect();
          const zip = createZip(sink);
          for (const [name, file] of Object.entries(files))
            await zip.add(await zipEntry(name, new Uint8Array(file), AT, method));
          await zip.close();
          expect(unzipSync(bytes())).toEqual(files);
          const source = sourceOf(bytes());
          const read: Record<string, number[]> = {};
          for (const member of await readDirectory(source)) {
            read[member.name] = [];
            for await (const piece of unpack(source, member)) read[member.name]?.push(...piece);
          }
          expect(read).toEqual(Object.fromEntries(Object.entries(files).map(([n, f]) => [n, [...f]])));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('writes the same bytes for the same files', async () => {
    const once = async () => {
      const { sink, bytes } = collect();
      const zip = createZip(sink);
      await zip.add(await zipEntry('a.md', new TextEncoder().encode('Tides.'), AT));
      await zip.close();
      return bytes();
    };
    expect(await once()).toEqual(await once());
  });

  it('lists more members than 16 bits can count', async () => {
    const { sink, bytes } = collect();
    const zip = createZip(sink);
    const empty = await zipEntry('', new Uint8Array(), AT, 0);
    for (let index = 0; index < 70_000; index++) await zip.add({ ...empty, name: `${index}` });
    await zip.close();
    const members = await readDirectory(sourceOf(bytes()));
    expect(members).toHaveLength(70_000);
    expect(members.at(-1)?.name).toBe('69999');
  });

  it('goes on behind 4 GB', async () => {
    // Only the lengths count here: nobody holds those five gigabytes.
    const { sink, pieces } = collect();
    const zip = createZip(sink);
    const large = { length: 3e9 } as Uint8Array<ArrayBuffer>;
    const entry: ZipEntry = { name: 'a', crc: 0, sizeBytes: 3e9, method: 0, packed: large, at: AT };
    await zip.add(entry);
    await zip.add({ ...entry, name: 'b' });
    await zip.add({ ...entry, name: 'c' });
    await zip.close();
    const places = pieces.map((piece, index) => ({
      start: pieces.slice(0, index).reduce((sum, { length }) => sum + length, 0),
      piece,
    }));
    const sizeBytes = pieces.reduce((sum, { length }) => sum + length, 0);
    const members = await readDirectory({
      sizeBytes,
      async read(start, end) {
        // The directory and its end stand in the last two pieces; before them is nothing that is looked at.
        const last = Buffer.concat(places.slice(-2).map(({ piece }) => piece));
        const from = start - (places.at(-2)?.start ?? 0);
        const before = new Uint8Array(Math.max(0, -from));
        const rest = last.subarray(Math.max(0, from), Math.max(0, from + end - start));
        return new Uint8Array(Buffer.concat([before, rest]));
      },
    });
    const headerBytes = 31;
    expect(members.map(({ name, offset }) => [name, offset])).toEqual([
      ['a', 0],
      ['b', 3e9 + headerBytes],
      ['c', 2 * (3e9 + headerBytes)],
    ]);
  });

  it('waits for the sink before it goes on', async () => {
    let room = () => {};
    let written = 0;
    const zip = createZip({
      write: () => {
        written++;
        return new Promise((resolve) => (room = resolve));
      },
    });
    const adding = zip.add(await zipEntry('a', new Uint8Array(9), AT, 0));
    await Promise.resolve();
    expect(written).toBe(1);
    room();
    await Promise.resolve();
    await Promise.resolve();
    expect(written).toBe(2);
    room();
    await adding;
  });
});
