import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonPath, sliceJson } from '../../../lib/import/slice-json';

/** Every path of a value, with the value it leads to. */
function pathsOf(value: unknown, path: JsonPath = []): { path: JsonPath; value: unknown }[] {
  const own = [{ path, value }];
  if (typeof value !== 'object' || value === null) return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, member]) =>
      pathsOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

describe('sliceJson', () => {
  it('finds the text of every value, however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        for (const { path, value: member } of pathsOf(JSON.parse(text)))
          expect(JSON.parse(sliceJson(text, path) ?? 'null')).toEqual(member);
      }),
    );
  });

  it('takes the last of equal keys, as JSON.parse does', () => {
    expect(sliceJson('{"a":1,"a":2}', ['a'])).toBe('2');
  });

  it.each([
    [{ a: 1 }, ['b']],
    [[1], [1]],
    [{ a: 1 }, [0]],
    ['text', ['length']],
    [[], [0]],
  ] as [unknown, JsonPath][])('%j has nothing at %j', (value, path) => {
    expect(sliceJson(JSON.stringify(value), path)).toBeUndefined();
  });

  it('reads strings of many megabytes', () => {
    const long = JSON.stringify('a"b\\'.repeat(1_000_000));
    expect(sliceJson(`{"long":${long},"last":1}`, ['last'])).toBe('1');
    expect(sliceJson(`{"long":${long}}`, ['long'])).toBe(long);
  });
});
