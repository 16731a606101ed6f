import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMAT_IDS } from '../../../lib/export/export-format';
import { convertFiles } from '../../support/convert-files';
import { hasSharedFixtures, listShared, sharedFixtures } from '../../support/shared-fixtures';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lifeboat-convert-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const given = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const convert = (input: string, format = 'markdown', branches = 'active') =>
  convertFiles({
    input,
    outDir: join(folder, 'out'),
    format,
    branches,
    words: 'public/_locales/en/messages.json',
  });
const written = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
const outFolder = () => readdirSync(folder).filter((name) => name === 'out');

function conversation(id: string, title: string, texts: string[]) {
  const nodes = texts.map((text, place) => ({
    id: `${id}-${place}`,
    parent: place === 0 ? null : `${id}-${place - 1}`,
    children: place + 1 < texts.length ? [`${id}-${place + 1}`] : [],
    message: {
      id: `${id}-${place}`,
      author: { role: place % 2 === 0 ? 'user' : 'assistant' },
      create_time: 1_767_225_600 + place,
      content: { content_type: 'text', parts: [text] },
    },
  }));
  return {
    id,
    title,
    create_time: 1_767_225_600,
    mapping: Object.fromEntries(nodes.map((node) => [node.id, node])),
    current_node: nodes.at(-1)?.id,
  };
}

const TIDE = conversation('tide', 'Tides', ['When is **high** tide?', '```py\nx_1 = "a"  \n```']);
const BREAD = conversation('bread', 'Tides', ['How long does bread rise?', 'Two hours.']);

describe('convert', () => {
  it('writes each conversation of an array into a file of its own', async () => {
    const done = await convert(given('conversations.json', JSON.stringify([TIDE, BREAD])));
    expect(done).toEqual({
      conversations: 2,
      messages: 4,
      files: ['2026-01-01 Tides.md', '2026-01-01 Tides (2).md'],
      warnings: [],
    });
    expect(written('2026-01-01 Tides.md')).toContain('```py\nx_1 = "a"  \n```');
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(done.files.sort());
  });

  it('keeps the served text in JSON as it stood in the file, to the byte', async () => {
    const odd = `{"id":"odd","title":"\\u00e9","create_time":1767225600.0,"mapping":{"a":{"id":"a","parent":null,"message":null,"9":1e2}},"big":12345678901234567890}`;
    const done = await convert(given('one.json', odd), 'json');
    expect(written(done.files[0] ?? '')).toContain(odd);
  });

  it('leaves out what is broken and says so, also when it comes first', async () => {
    const done = await convert(
      given('conversations.json', JSON.stringify([{ id: 'x', title: 'gone' }, TIDE])),
    );
    expect(done.conversations).toBe(1);
    expect(done.warnings).toEqual(['conversations.json #1: it holds no conversation of ChatGPT.']);
  });

  it('converts a folder, and says what in it could not be read', async () => {
    given('a.json', JSON.stringify(TIDE));
    given('b.json', '{"cut off');
    given('notes.txt', 'nothing of ours');
    const done = await convert(folder);
    expect(done.files).toEqual(['2026-01-01 Tides.md']);
    expect(done.warnings).toEqual(['b.json cannot be read: it is not valid JSON; it may be cut off.']);
  });

  it.each([
    ['cut.json', JSON.stringify([TIDE]).slice(0, -40), 'it is cut off.'],
    ['empty.json', '', 'it is empty.'],
    ['nothing.json', '[]', 'it holds no conversation of ChatGPT.'],
    ['other.json', '{"name":"package"}', 'it holds no conversation of ChatGPT.'],
    ['picture.png', '\x89PNG', 'it is neither JSON nor a ZIP file.'],
    ['cut.zip', 'PK\x03\x04cut off', 'it is cut off, or it is no ZIP file.'],
  ])('refuses %s in one sentence and writes nothing', async (name, content, because) => {
    await expect(convert(given(name, content))).rejects.toThrow(`${name} cannot be read: ${because}`);
    expect(outFolder()).toEqual([]);
  });

  it('names a format and a kind of branches it does not know', async () => {
    const path = given('one.json', JSON.stringify(TIDE));
    await expect(convert(path, 'pdf')).rejects.toThrow('"pdf" is none of them');
    await expect(convert(path, 'text', 'some')).rejects.toThrow('"some" is neither');
    await expect(convert(join(folder, 'absent.json'))).rejects.toThrow('cannot be opened');
    expect(outFolder()).toEqual([]);
  });
});

/** Files that hold conversations; the others are expectations of other projects, in shapes of their own. */
const READABLE = listShared('conversations').filter(
  (path) => /\.(?:json|zip)$/.test(path) && !/\/output\/|\/extracted\//.test(path),
);

describe.skipIf(!hasSharedFixtures)('convert, with captured files', () => {
  it('has files to convert', () => expect(READABLE.length).toBeGreaterThan(15));

  it.each(READABLE.flatMap((path) => FORMAT_IDS.map((format) => [path, format] as const)))(
    '%s as %s leaves no mark that nobody can read',
    async (path, format) => {
      const done = await convert(join(sharedFixtures, path), format);
      expect(done.conversations).toBeGreaterThan(0);
      // JSON keeps what was served, marks included.
      if (format === 'json') return;
      for (const name of done.files) expect(written(name)).not.toMatch(/[\ue000-\uf8ff]/);
    },
  );
});
