import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableFileError } from '../../../lib/conversation/unreadable-file-error';
import { sourceOf } from '../../../lib/import/byte-source';
import { readDirectory } from '../../../lib/import/zip-directory';
import { leadsOut, unpack } from '../../../lib/import/zip-reader';
import { aTree, written } from '../archive/served';
import { found, outline, zipOf } from './given';

const body = aTree({ id: 'a', messages: written(4) }).bodies[0] ?? '';
const sound = zipOf({ 'conversations.json': `[${body}]` });

/** The same file with a change in it. */
function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  change(new DataView(copy.buffer));
  return copy;
}

const directoryAt = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 6, true);
/** A field of the first member, by its place in the central directory. */
const inDirectory = (place: number, value: number) =>
  changed(sound, (view) => view.setUint16(directoryAt(sound) + place, value, true));

describe('ZIP files', () => {
  it('every member comes out as it went in', async () => {
    const bytes = fc.uint8Array({ maxLength: 3_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), bytes),
        fc.constantFrom(0 as const, 6 as const),
        async (members, level) => {
          const source = sourceOf(zipOf(members, level));
          const read: Record<string, Uint8Array> = {};
          for (const member of await readDirectory(source)) {
            const pieces: number[] = [];
            for await (const piece of unpack(source, member)) pieces.push(...piece);
            read[member.name] = Uint8Array.from(pieces);
          }
          expect(read).toEqual({ ...members });
        },
      ),
    );
  });

  it.each([
    ['cut off', sound.slice(0, -30), 'it is cut off, or it is no ZIP file.'],
    ['cut off early', sound.slice(0, 40), 'it is cut off, or it is no ZIP file.'],
    ['protected by a password', inDirectory(8, 1), 'it is protected by a password.'],
    ['packed in a rare way', inDirectory(10, 12), 'it is packed in a way that only few programs know.'],
    ['with damaged content', changed(sound, (view) => view.setUint32(60, 0xffffffff)), 'it is damaged.'],
    ['without anything inside', zipOf({}), 'it holds no conversation of ChatGPT.'],
    ['without a conversation', zipOf({ 'a.json': '{"a":1}' }), 'it holds no conversation of ChatGPT.'],
    ['without any JSON', zipOf({ 'a.txt': 'a' }), 'it holds no conversation of ChatGPT.'],
    ['that is a bomb', zipOf({ 'conversations.json': `[${' '.repeat(70e6)}]` }), 'it unpacks to far more'],
  ])('%s are refused in one sentence', async (_, bytes, because) => {
    await expect(found(bytes, 'x.zip')).rejects.toThrow(`x.zip cannot be read: ${because}`);
  });

  it.each(['../conversations.json', '/etc/conversations.json', 'a/../../b.json', 'C:\\b.json', '..\\b.json'])(
    'are refused where a name leads out of them: %s',
    async (name) => {
      expect(leadsOut(name)).toBe(true);
      const bytes = zipOf({ 'conversations.json': `[${body}]`, [name]: '[]' });
      await expect(found(bytes, 'x.zip')).rejects.toThrow(
        'x.zip cannot be read: a name in it leads out of the ZIP file.',
      );
    },
  );

  it('say that something is wrong even when it shows at the very end', async () => {
    expect(await outline(inDirectory(16, 7), 'x.zip')).toEqual({
      ids: ['a'],
      skipped: ['x.zip: conversations.json it is damaged.'],
    });
  });

  it.each(['a..b/c.json', 'Notes: one.json', '...'])('%s is an ordinary name', (name) => {
    expect(leadsOut(name)).toBe(false);
  });

  it('whatever is changed in them ends in a sentence, never in anything else', async () => {
    const change = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(), async (changes, cut) => {
        const bytes = changed(sound, (view) => {
          for (const [at, value] of changes) view.setUint8(at, value);
        });
        const kept = cut % 3 === 0 ? bytes.slice(0, cut % bytes.length) : bytes;
        await found(kept).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableFileError));
      }),
      { numRuns: 300 },
    );
  });
});
