import { describe, expect, it } from 'vitest';
import { sandboxFile, sandboxFiles, textdocsId, textdocsOf } from '../../../lib/conversation/own-files';

const found = (text: string) =>
  sandboxFiles('m1', [{ kind: 'text', text }]).flatMap((part) => ('fileId' in part ? [part.fileId] : []));

describe('files of the code interpreter', () => {
  it.each([
    ['[the table](sandbox:/mnt/data/table.csv)', ['sandbox:m1:/mnt/data/table.csv']],
    ['Saved as `sandbox:/mnt/data/a/b.png`.', ['sandbox:m1:/mnt/data/a/b.png']],
    ['sandbox:/mnt/data/notes.txt. And sandbox:/mnt/data/notes.txt!', ['sandbox:m1:/mnt/data/notes.txt']],
    ['[one](sandbox:/mnt/data/My%20plan%C3%A9.pdf)', ['sandbox:m1:/mnt/data/My plané.pdf']],
    ['[broken](sandbox:/mnt/data/100%.csv)', ['sandbox:m1:/mnt/data/100%.csv']],
    ['It lies in sandbox:/mnt/data/ somewhere.', []],
    ['Nothing here.', []],
  ])('are found where a message links to them: %s', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it('are asked for by what their id is made of', () => {
    expect(sandboxFile('sandbox:m1:/mnt/data/a:b.csv')).toEqual({
      messageId: 'm1',
      path: '/mnt/data/a:b.csv',
    });
    expect(sandboxFile('file-abc')).toBeNull();
  });
});

it('the canvas documents of a conversation have one id', () => {
  expect(textdocsOf(textdocsId('c1'))).toBe('c1');
  expect(textdocsOf('file-abc')).toBeNull();
});
