// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { asDomBody, readPage } from '../../../lib/capture/rescue';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { openPage, PAGES, show } from '../chatgpt/captured-page';

const ANSWER = `Something went wrong while generating the response.

Lamps:

- Fresnel
- LED \`12 V\`

\`\`\`
def shine():
    return "Retry"
\`\`\``;

describe.each([
  ['classic', PAGES.classic, ['U1', 'A1', 'U2']],
  ['list', PAGES.list, [null, null, null]],
  ['renderer', PAGES.renderer, ['U1', 'A1', 'U2']],
])('on the %s page', (_, page, ids) => {
  it('reads every message by role, with code and spaces as they are', () => {
    openPage(page);
    expect(readPage(document)?.messages).toEqual([
      { id: ids[0], role: 'user', text: 'Why do I see "Something went wrong"?\n  Twice today.' },
      { id: ids[1], role: 'assistant', text: ANSWER },
      { id: ids[2], role: 'user', text: 'And the tallest one?' },
    ]);
  });

  it('takes an error card for no message', () => {
    openPage(page);
    show('card');
    expect(readPage(document)?.messages).toHaveLength(3);
  });

  it('writes what the reader of conversations understands', () => {
    openPage(page);
    const seen = readPage(document);
    if (!seen) throw new Error('nothing was read');
    const read = readConversation({ shape: 'dom', bodies: [asDomBody('c-1', seen)], id: 'c-1' });
    expect(read.id).toBe('c-1');
    expect(read.partialBecause).toBe('seen-on-page');
    expect(read.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  });
});

describe('readPage', () => {
  it('knows the title, but not the site’s own', () => {
    openPage(PAGES.classic);
    expect(readPage(document)?.title).toBe('Lighthouses');
    openPage(PAGES.renderer);
    expect(readPage(document)?.title).toBeNull();
  });

  it('counts the turns that are not there', () => {
    openPage(PAGES.classic);
    show('unmounted-turn');
    expect(readPage(document)?.notMounted).toBe(1);
  });

  it('reads nothing off a page it does not know', () => {
    document.body.replaceChildren(document.createElement('main'));
    expect(readPage(document)).toBeNull();
  });

  it('reads nothing off an error page', () => {
    openPage('2026-02-03-edge-502');
    expect(readPage(document)).toBeNull();
  });
});
