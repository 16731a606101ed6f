import { describe, expect, it } from 'vitest';
import { mergeStreams } from '../../../lib/archive/merge-streams';
import { aStream, aTree, written } from './served';

const all = written(6);
const body = (from: number, to: number, parent = all[from - 1]?.id) =>
  aStream({ messages: all.slice(from, to), parent }).bodies[0] ?? '';
const idsOf = (merged: string | null) =>
  JSON.parse(merged ?? 'null')?.messages.map(({ id }: { id: string }) => id) ?? null;

describe('mergeStreams', () => {
  it('puts an exchange behind the one it follows', () => {
    expect(idsOf(mergeStreams(body(2, 4), body(0, 2)))).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(JSON.parse(mergeStreams(body(2, 4), body(0, 2)) ?? '')).toMatchObject({
      begins: true,
      parent: null,
    });
  });

  it('tells the exchange that is being written further', () => {
    expect(idsOf(mergeStreams(body(2, 4), body(0, 3)))).toEqual(['m1', 'm2', 'm3', 'm4']);
  });

  it.each([
    ['follows something else', body(4, 6), body(0, 2)],
    ['is another answer to the same prompt', body(2, 3), body(2, 4)],
    ['is none', aTree({ messages: all }).bodies[0] ?? '', body(0, 2)],
  ])('leaves alone what %s', (_, newer, older) => expect(mergeStreams(newer, older)).toBeNull());

  it('begins anew after two dozen messages', () => {
    const many = aStream({ messages: written(25, 'x') }).bodies[0] ?? '';
    expect(mergeStreams(body(0, 2, 'x25'), many)).toBeNull();
  });
});
