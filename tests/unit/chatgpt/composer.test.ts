// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { composerAt, isSend, isStop, readComposer } from '../../../lib/chatgpt/composer';
import { openPage, PAGES } from './captured-page';

function editor(html: string): Element {
  const box = document.createElement('div');
  box.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  return box;
}

describe('readComposer', () => {
  it.each([
    ['paragraphs', '<p>one</p><p>two</p>', 'one\ntwo'],
    [
      'an empty line between',
      '<p>one</p><p><br class="ProseMirror-trailingBreak"></p><p>two</p>',
      'one\n\ntwo',
    ],
    ['a line break inside', '<p>one<br>two</p>', 'one\ntwo'],
    ['formatting', '<p>a <strong>bold</strong> <em>word</em></p>', 'a bold word'],
    [
      'pills left out',
      '<p>see <span contenteditable="false">file.pdf</span><button>x</button>now</p>',
      'see now',
    ],
    ['lists', '<p>do</p><ul><li><p>one</p></li><li><p>two</p></li></ul>', 'do\none\ntwo'],
    ['code', '<pre><code>a\n  b</code></pre>', 'a\n  b'],
    ['invisible characters', '<p>a\u200bb\u00a0c\ufeff</p>', 'ab c'],
    ['bare text', 'plain', 'plain'],
    ['nothing', '<p><br class="ProseMirror-trailingBreak"></p>', ''],
  ])('%s', (_, html, text) => expect(readComposer(editor(html))).toBe(text));

  it('reads a plain field by its value', () => {
    const field = document.createElement('textarea');
    field.value = 'one\ntwo';
    expect(readComposer(field)).toBe('one\ntwo');
  });
});

describe.each(Object.entries(PAGES))('on the %s page', (_, page) => {
  it('knows the composer, and the button that sends', () => {
    openPage(page);
    const field = document.querySelector('form [contenteditable], form textarea');
    expect(field && composerAt(field.querySelector('p') ?? field)).toBe(field);
    expect(isSend(document.querySelector('form button'))).toBe(true);
    expect(composerAt(document.querySelector('main'))).toBeNull();
  });
});

describe('the other fields of a page', () => {
  it('a code editor is no composer', () => {
    document.body.replaceChildren(
      editor(
        '<form><div class="ProseMirror" contenteditable="true"><div class="cm-content"><i></i></div></div></form>',
      ),
    );
    expect(composerAt(document.querySelector('i'))).toBeNull();
  });

  it('knows Stop by its test id, and by its label in the new renderer', () => {
    document.body.replaceChildren(
      editor(
        '<form><button data-testid="stop-button"></button><button aria-label="Остановить"></button></form>',
      ),
    );
    const [byId, byLabel] = document.querySelectorAll('button');
    expect(isStop(byId ?? null)).toBe(true);
    expect(isStop(byLabel ?? null)).toBe(true);
    expect(isStop(document.body)).toBe(false);
    expect(isStop(null)).toBe(false);
  });
});
