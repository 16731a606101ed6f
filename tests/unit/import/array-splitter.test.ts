import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitArray } from '../../../lib/import/array-splitter';

async function split(pieces: string[]): Promise<string[]> {
  const elements: string[] = [];
  for await (const element of splitArray(pieces)) elements.push(element);
  return elements;
}

/** Cuts a text at the given places. */
function cut(text: string, places: number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

const spaces = fc.stringMatching(/^[ \n\r\t]{0,3}$/);
const places = fc.array(fc.nat({ max: 10_000 }), { maxLength: 8 });

describe('splitArray', () => {
  it('yields every element with its own text, wherever the file was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.json()), spaces, places, async (elements, space, cuts) => {
        const text = `${space}[${elements.map((element) => space + element + space).join(',')}]${space}`;
        expect(await split(cut(text, cuts))).toEqual(elements.map((element) => element.trim()));
      }),
    );
  });

  it.each([
    ['numbers that JSON.parse rounds', '12345678901234567890'],
    ['numbers with an idle zero', '1700000000.0'],
    ['escapes', '"\\u00e9\\/\\""'],
    ['brackets and commas inside strings', '{"a":"],[{","b":[1,[2]]}'],
    ['a backslash before the closing quote', '"\\\\"'],
  ])('leaves %s as they are', async (_, element) => {
    expect(await split([`[${element},${element}]`])).toEqual([element, element]);
  });

  it('knows an empty array', async () => {
    expect(await split(['[', ' ', ']'])).toEqual([]);
  });

  it('says when the file ends before the array does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.json(), { minLength: 1 }), fc.nat(), async (elements, place) => {
        const text = `[${elements.join(',')}]`;
        await expect(split([text.slice(0, place % text.length)])).rejects.toThrow('ends-inside');
      }),
    );
  });

  it.each(['[1] [2]', '{"a":1}', '"[1]"', 'x[1]'])('refuses %s', async (text) => {
    await expect(split([text])).rejects.toThrow('not-array');
  });
});
