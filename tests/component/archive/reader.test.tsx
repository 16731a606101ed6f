// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConversationReader } from '../../../components/archive/ConversationReader';
import { Files, type FileView, type OpenFile } from '../../../components/archive/files';
import { completeForPrint } from '../../../components/archive/print-all';
import { derive } from '../../../lib/archive/derive';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import { readConversation } from '../../../lib/conversation/read-conversation';
import type { Revision } from '../../../lib/database/schema';
import type { Query } from '../../../lib/search/query';
import { richConversation } from '../../e2e/rich-conversation';
import { ConversationBuilder } from '../../simulator/conversations/build';
import type { StoredConversation } from '../../simulator/conversations/model';
import { asTree } from '../../simulator/conversations/served';
import { toJson } from '../../simulator/json';
import { english as t } from '../../support/english';
import { aHead } from './a-head';

beforeEach(() => {
  // What happy-dom has not: nothing comes into view, and nothing is ever idle.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('requestIdleCallback', () => 0);
  vi.stubGlobal('cancelIdleCallback', () => {});
});
afterEach(() => act(() => render(null, document.body)));

const servedAs = (conversation: StoredConversation): ServedConversation => ({
  shape: 'tree',
  id: conversation.id,
  bodies: [toJson(asTree(conversation))],
});

interface Shown {
  branchOf?: string;
  messageId?: string | null;
  printing?: boolean;
  gone?: boolean;
  holdsFiles?: boolean;
  open?: OpenFile;
  query?: Query | null;
}

function show(
  stored: StoredConversation,
  {
    branchOf,
    messageId = null,
    printing = true,
    gone = false,
    holdsFiles = false,
    open,
    query = null,
  }: Shown = {},
) {
  const served = servedAs(stored);
  const conversation = readConversation(served, branchOf === undefined ? {} : { branchOf });
  const { holds } = derive(served, null);
  const copy = { account: 'a', conversationId: stored.id, seq: 1, keptAt: 0, holds } as unknown as Revision;
  const told = {
    readMarkdown: vi.fn(),
    onBack: vi.fn(),
    onExport: vi.fn(),
    onExportWithFiles: vi.fn(),
    onPrint: vi.fn(),
    onDelete: vi.fn(),
  };
  act(() =>
    render(
      <Files.Provider value={open ?? (async () => null)}>
        <ConversationReader
          opened={{ head: aHead(), copy, copies: [copy], gone, conversation, holdsFiles }}
          query={query}
          hrefOfCopy={() => '#copy'}
          hrefOfMessage={(id) => `#message-${id}`}
          handoff={null}
          {...{ messageId, t, ...told }}
        />
      </Files.Provider>,
      document.body,
    ),
  );
  // Whoever prints gets everything drawn.
  if (printing) act(() => void dispatchEvent(new Event('beforeprint')));
  return told;
}
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const texts = (selector: string) => all(selector).map(({ textContent }) => textContent);
const chat = (user: string, assistant: string) =>
  new ConversationBuilder(70, 'T', Date.UTC(2026, 10, 1)).user(user).assistant(assistant).conversation;

describe('the reader', () => {
  it('draws everything a conversation can hold', () => {
    show(richConversation());
    expect(all('math')).toHaveLength(5);
    expect(texts('code.tex')).toEqual(['\\(\\frobnicate{x}\\)']);
    expect(texts('.task')).toHaveLength(3);
    expect(all('table th')).toHaveLength(3);
    expect(texts('.footnote')).toEqual(['1 From the almanac, page 12.']);
    expect(texts('.code figcaption > span:first-child')).toEqual(['python', 'sql', 'markdown']);
    expect(texts('[data-kind="keyword"]')).toEqual(expect.arrayContaining(['def', 'return', 'SELECT']));
    expect(texts('.sandbox')).toEqual(['the table']);
    expect(texts('.steps > summary')).toEqual(['Thought for 7s']);
    // Once: not again behind the line.
    expect(
      texts('.messages')
        .join()
        .match(/Thought for/g),
    ).toHaveLength(1);
    expect(all('.steps [data-message], .steps > summary[data-message]')).toHaveLength(2);
    expect(texts('.attachment strong')).toEqual(['tides 2026.pdf', 'tides.csv', 'Recording']);
    expect(texts('.facts')[0]).toContain('1 part Lifeboat does not know yet');
    expect(texts('.notice').at(-1)).toContain('cut off');
    expect(texts('.model')[0]).toBe('gpt-5-6');
  });

  it('puts everything on paper: what is folded is unfolded, and afterwards folded again', async () => {
    show(richConversation(), { printing: false });
    // As the browser does it: the page is printed after the microtasks of the event.
    dispatchEvent(new Event('beforeprint'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(all('.steps[open]').length).toBeGreaterThan(0);
    expect(all('.messages details:not([open])')).toEqual([]);
    act(() => void dispatchEvent(new Event('afterprint')));
    expect(all('.steps[open]')).toEqual([]);
  });

  it('fetches the pictures that nobody has come near before it is printed', async () => {
    const open = vi.fn(async () => null);
    show(richConversation(), { open, printing: false });
    expect(open).not.toHaveBeenCalled();
    await act(() => completeForPrint());
    expect(open).toHaveBeenCalled();
  });

  it('numbers the links to cited pages as the list of sources does', () => {
    show(richConversation());
    expect(texts('.words a:has(.number)')).toEqual(['tides.example1', 'Moon2']);
    expect(texts('.sources li')).toEqual(['Tide tables of Brest', 'Spring tide']);
  });

  it('takes the keyboard to a note', () => {
    show(richConversation());
    act(() => all('.note-mark')[0]?.click());
    expect(document.activeElement?.textContent).toBe('1 From the almanac, page 12.');
  });

  it('shows which version is read, and leads to the others and what followed them', () => {
    const stored = richConversation();
    show(stored);
    expect(texts('.versions')).toEqual(['‹2 / 2›']);
    const other = document.querySelector('.versions a')?.getAttribute('href')?.replace('#message-', '');
    expect(texts('.message').join()).not.toContain('Second Wind');
    show(stored, { branchOf: other ?? '' });
    expect(texts('.versions')).toEqual(['‹1 / 2›']);
    expect(texts('.message').slice(-2).join()).toMatch(/Second Wind.*Nice/s);
  });

  it('has the text of every message in the page before it is drawn, so that the browser finds it', () => {
    const builder = new ConversationBuilder(71, 'Long', Date.UTC(2026, 10, 1));
    for (let turn = 0; turn < 40; turn++) builder.user(`Question ${turn}`).assistant(`**Answer** ${turn}`);
    show(builder.conversation, { printing: false });
    expect(all('.message')).toHaveLength(80);
    expect(all('.message h3').length).toBeLessThan(20);
    expect(texts('.message').at(-1)).toContain('**Answer** 39');
    act(() => void dispatchEvent(new Event('beforeprint')));
    expect(all('.message h3')).toHaveLength(80);
  });

  it('begins with the message that is asked for', () => {
    const builder = new ConversationBuilder(72, 'Long', Date.UTC(2026, 10, 1));
    for (let turn = 0; turn < 40; turn++) builder.user(`Question ${turn}`).assistant(`Answer ${turn}`);
    show(builder.conversation, { printing: false, messageId: builder.last });
    expect(all('.message h3').at(-1)?.closest('[data-message]')?.getAttribute('data-message')).toBe(
      builder.last,
    );
  });

  it('tells what is wanted', () => {
    const told = show(chat('a', 'b'));
    for (const name of ['Print', 'Delete'])
      act(() =>
        all('button')
          .find(({ textContent }) => textContent === name)
          ?.click(),
      );
    expect(told.onPrint).toHaveBeenCalledOnce();
    expect(told.onDelete).toHaveBeenCalledOnce();
  });

  it('offers Markdown together with its files where there are some', () => {
    const press = (name: string) =>
      act(() =>
        all('button')
          .find((each) => each.textContent === name)
          ?.click(),
      );
    show(richConversation());
    press('Export');
    expect(texts('.export-choices button')).toEqual(['Markdown', 'HTML', 'JSON', 'Text']);
    act(() => render(null, document.body));
    const told = show(richConversation(), { holdsFiles: true });
    press('Export');
    press('Markdown with files (ZIP)');
    expect(told.onExportWithFiles).toHaveBeenCalledOnce();
    expect(told.onExport).not.toHaveBeenCalled();
    expect(texts('.export-choices')).toEqual([]);
  });
});

describe('files of a conversation', () => {
  const drawing = () =>
    new ConversationBuilder(73, 'T', Date.UTC(2026, 10, 1)).user('Draw').assistant('', {
      content: {
        content_type: 'multimodal_text',
        parts: [
          { content_type: 'image_asset_pointer', asset_pointer: 'sediment://file_01', width: 20, height: 10 },
        ],
      },
    }).conversation;
  const view = (over: Partial<FileView> = {}): FileView => ({
    shown: { kind: 'image', address: 'blob:picture' },
    sizeBytes: 1_200,
    save: vi.fn(),
    release: vi.fn(),
    ...over,
  });

  async function showWith(open: OpenFile) {
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(private readonly tell: (seen: { isIntersecting: boolean }[]) => void) {}
        observe(element: Element) {
          if (element.matches('.attachment-place')) this.tell([{ isIntersecting: true }]);
        }
        unobserve() {}
        disconnect() {}
      },
    );
    show(drawing(), { open });
    await act(async () => {});
  }

  it('are shown where their bytes are held, saved on request, and let go', async () => {
    const file = view();
    await showWith(async (id) => (id === 'file_01' ? file : null));
    const [picture] = all('.picture img');
    expect(picture?.getAttribute('src')).toBe('blob:picture');
    act(() => picture?.closest('button')?.click());
    expect(file.save).toHaveBeenCalledOnce();
    act(() => render(null, document.body));
    expect(file.release).toHaveBeenCalledOnce();
  });

  it('are offered to be saved where they are no picture and no sound', async () => {
    await showWith(async () => view({ shown: null }));
    expect(texts('.attachment')).toEqual(['Image20 × 10 · 1.2 kBSave']);
  });

  it('are named with their size where their bytes are not held', async () => {
    await showWith(async () => null);
    expect(texts('.attachment')).toEqual(['Image20 × 10 · not in this copy']);
    await showWith(() => Promise.reject(new Error('closed')));
    expect(texts('.attachment')).toHaveLength(1);
  });
});

it('leads from one message that holds what was looked for to the next', () => {
  const { conversation } = new ConversationBuilder(74, 'T', Date.UTC(2026, 10, 1))
    .user('Tea?')
    .assistant('Cake and tea.')
    .user('More TEA!');
  const ids = conversation.nodes.flatMap(({ message }) => message?.id ?? []);
  const query = { terms: ['tea'] };
  show(conversation, { query });
  expect(texts('.hit-bar')).toEqual(['in 3 messagesNext hit']);
  show(conversation, { query, messageId: ids[1] ?? null });
  expect(texts('.hit-bar')).toEqual(['2 of 3 messagesPrevious hitNext hit']);
  expect(all('.hit-bar a').map((link) => link.getAttribute('href'))).toEqual([
    `#message-${ids[0]}`,
    `#message-${ids[2]}`,
  ]);
  show(conversation, { query: { terms: ['coffee'] } });
  expect(texts('.hit-bar')).toEqual([]);
});

it('draws an answer that went on in the next message as one text', () => {
  const { conversation } = new ConversationBuilder(75, 'T', Date.UTC(2026, 10, 1))
    .user('Code')
    .assistant('So:\n\n```python\nfirst()', { metadata: { finish_details: { type: 'max_tokens' } } })
    .assistant('\nsecond()\n```\n\nDone.');
  show(conversation);
  expect(texts('.code pre')).toEqual(['first()\nsecond()']);
  expect(texts('.message')).toHaveLength(2);
  expect(texts('.notice')).toEqual([]);
});

it('says when ChatGPT itself no longer has the conversation', () => {
  show(chat('a', 'b'), { gone: true });
  expect(texts('[role="note"]').join()).toContain('ChatGPT no longer has this conversation.');
});

describe('hostile content', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![pixel](https://tracker.example/p.gif)',
    '[a](javascript:alert(1))',
    '[b](data:text/html,<script>alert(1)</script>)',
    '[c](JaVaScRiPt:alert(1))',
    '[d](java&#10;script:alert(1))',
    '<a href="javascript:alert(1)">e</a>',
    '[f][ref]',
    '',
    '[ref]: vbscript:msgbox(1)',
    '',
    '\\(\\href{javascript:alert(1)}{x}\\)',
    '[^1]: <svg onload=alert(1)>',
    '| <iframe src="https://x.example"></iframe> |',
    '|---|',
    '| `<style>*{display:none}</style>` |',
    '',
    '~~~\n```\n<script>alert(2)</script>\n```\n~~~',
  ].join('\n');

  it.each(['user', 'assistant'] as const)(
    'of the %s runs nothing, loads nothing and leads nowhere',
    (role) => {
      show(role === 'user' ? chat(HOSTILE, 'ok') : chat('ok', HOSTILE));
      expect(
        all('script, img:not([src^="/icon/"]), iframe, svg[onload], style, object, embed, form'),
      ).toEqual([]);
      const attributes = all('*').flatMap((element) => [...element.attributes]);
      expect(attributes.filter(({ name }) => name.startsWith('on'))).toEqual([]);
      expect(attributes.filter(({ name }) => name === 'src')).toEqual([]);
      const links = all('.words a').map((link) => link.getAttribute('href'));
      expect(links.filter((href) => !href?.startsWith('https://'))).toEqual([]);
      for (const link of all('.words a')) expect(link.getAttribute('rel')).toBe('noopener noreferrer');
      expect(document.body.textContent).toContain('<script>alert(1)</script>');
    },
  );

  it('cannot turn the direction of the page around it', () => {
    show(chat('\u202eevil', 'a \u202e b \u2066 c'));
    for (const text of all('.plain, .markdown > *')) expect(text.getAttribute('dir')).toBe('auto');
    expect(document.querySelector('h2 bdi')).not.toBeNull();
  });

  it('of ten megabytes in one message is shown as it was written, in pieces', () => {
    const long = 'All work and no play. '.repeat(480_000);
    show(chat('long', `${long}the end`), { printing: false });
    const pieces = texts('.message[data-role="assistant"] .stretch');
    expect(pieces.length).toBeGreaterThan(500);
    expect(pieces.join('')).toBe(`${long}the end`);
  }, 60_000);

  it.each([
    ['quotes', '>'.repeat(3_000)],
    ['lists', '- '.repeat(3_000)],
    ['brackets', '['.repeat(5_000)],
    ['emphasis', '*a '.repeat(5_000)],
    ['fences', '```\n'.repeat(3_000)],
  ])('nested in thousands of %s does not stop the page', (_what, text) => {
    show(chat('x', text));
    expect(all('.message')).toHaveLength(2);
  });
});
