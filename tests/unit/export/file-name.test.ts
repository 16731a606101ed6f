import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName, filePath, patternOf, uniqueNames } from '../../../lib/export/file-name';
import { english as t } from '../../support/english';
import { title } from './hostile';

const at = fc.option(fc.integer({ min: -1e13, max: 1e15 }));
const name = (given: string | null, createdAt: number | null = Date.UTC(2026, 10, 3)) =>
  fileName({ title: given, createdAt, updatedAt: null }, 'md', t);
const conversation = (given: string | null) => ({
  title: given,
  createdAt: Date.UTC(2026, 10, 3),
  updatedAt: null,
  id: 'abc',
  project: 'g-p-1',
});
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

describe('the name of a file', () => {
  it('is safe on every system, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.option(title),
        at,
        fc.constantFrom('md', 'html', 'json', 'txt'),
        (given, createdAt, ending) => {
          const made = fileName({ title: given, createdAt, updatedAt: null }, ending, t);
          expect(made).toMatch(/^\d{4}-\d\d-\d\d \S/);
          expect(made.endsWith(`.${ending}`)).toBe(true);
          expect(made).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/u);
          expect(made.slice(0, -ending.length - 1)).not.toMatch(/[. ]$/);
          expect(made).not.toMatch(RESERVED);
          expect(made.length).toBeLessThanOrEqual(120);
          expect(new TextEncoder().encode(made).length).toBeLessThanOrEqual(255);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Sourdough', '2026-11-03 Sourdough.md'],
    ['a/b: c?', '2026-11-03 a b c.md'],
    ['../../etc/passwd', '2026-11-03 etc passwd.md'],
    ['evil\u202Egnp.exe', '2026-11-03 evil gnp.exe.md'],
    [null, '2026-11-03 Untitled conversation.md'],
    ['...', '2026-11-03 Untitled conversation.md'],
  ])('%j becomes %s', (given, expected) => expect(name(given)).toBe(expected));

  it('says nothing of a day that nobody knows', () => {
    expect(name('Bread', null)).toBe('0000-00-00 Bread.md');
  });

  it.each([
    ['dated', 'Sourdough', '2026-11-03 Sourdough.md'],
    ['monthly', 'Sourdough', '2026-11/2026-11-03 Sourdough.md'],
    ['titled', 'Sourdough', 'Sourdough.md'],
    ['titled', 'CON', '_CON.md'],
    ['titled', 'nul.txt', '_nul.txt.md'],
    ['titled', '../..', 'Untitled conversation.md'],
  ] as const)('%s: %s is %s', (style, given, expected) => {
    expect(filePath(conversation(given), 'md', patternOf(style, ''), t)).toBe(expected);
  });

  it.each([
    ['{year}/{project}/{title} {id}', 'Bread', '2026/g-p-1/Bread abc.md'],
    ['{project}', 'Bread', 'g-p-1.md'],
    ['Chats of {month}: {title}', 'Bread', 'Chats of 2026-11 Bread.md'],
    ['/../..//{title}', 'Bread', 'Bread.md'],
    ['con/aux', 'Bread', '_con/_aux.md'],
    ['{title}', 'a/../b', 'a .. b.md'],
    ['{nothing}', 'Bread', '{nothing}.md'],
    ['{title}/', 'Bread', 'Bread/Bread.md'],
    ['   ', 'Bread', '2026-11-03 Bread.md'],
  ])('the pattern %j makes %s of %s', (pattern, given, expected) => {
    expect(filePath(conversation(given), 'md', patternOf('own', pattern), t)).toBe(expected);
  });

  it('stays in its folder and is safe, whatever the pattern and the title', () => {
    fc.assert(
      fc.property(fc.option(title), title, at, (given, pattern, createdAt) => {
        const named = { ...conversation(given), createdAt };
        const made = filePath(named, 'md', patternOf('own', `${pattern}/{title}`), t);
        const parts = made.split('/');
        expect(parts.length).toBeLessThanOrEqual(5);
        for (const part of parts) {
          expect(part).not.toMatch(/^\.{0,2}$|[<>:"\\|?*\p{Cc}\p{Cs}\u202a-\u202e]|[. ]$/u);
          expect(part).not.toMatch(RESERVED);
        }
      }),
    );
  });

  it('is unique inside one set, for file systems that fold case and accents too', () => {
    fc.assert(
      fc.property(fc.array(title, { maxLength: 40 }), (titles) => {
        const unique = uniqueNames();
        const made = titles.map((given) => unique(name(given)));
        const folded = made.map((each) => each.normalize('NFC').toLowerCase());
        expect(new Set(folded).size).toBe(titles.length);
        for (const each of made) expect(each.length).toBeLessThanOrEqual(120);
      }),
    );
    const unique = uniqueNames();
    expect(['A.md', 'a.md', 'A.md'].map(unique)).toEqual(['A.md', 'a (2).md', 'A (3).md']);
  });
});
