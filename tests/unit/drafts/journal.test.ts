// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, DraftStore } from '../../../lib/drafts/draft';
import { keepJournal } from '../../../lib/drafts/journal';
import { openPage, PAGES } from '../chatgpt/captured-page';

const lives: AbortController[] = [];
const watchers: Parameters<DraftStore['watch']>[0][] = [];
beforeEach(() => void vi.useFakeTimers({ now: 1_000_000_000 }));
afterEach(() => {
  for (const life of lives.splice(0)) life.abort();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const moment = () => vi.advanceTimersByTimeAsync(1_000);

function aTab({ page = PAGES.classic, stored = [] as Draft[], mayStore = true, name = 'tab' } = {}) {
  openPage(page);
  const disk = new Map(stored.map((draft) => [draft.id, draft]));
  const place = { conversationId: null as string | null };
  const life = new AbortController();
  lives.push(life);
  const journal = keepJournal({
    document,
    store: {
      all: async () => [...disk.values()],
      put: async (draft) => void disk.set(draft.id, draft),
      remove: async (id) => void disk.delete(id),
      watch: (onChange) => void watchers.push(onChange),
    },
    now: () => Date.now(),
    signal: life.signal,
    name,
    conversationId: () => place.conversationId,
    mayStore: () => mayStore,
    onChange: () => {},
  });
  const field = document.querySelector('form [contenteditable], form textarea') as HTMLElement;
  const write = (text: string) => {
    if (field instanceof HTMLTextAreaElement) field.value = text;
    else {
      const lines = text === '' ? [] : text.split('\n');
      field.replaceChildren(
        ...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })),
      );
    }
  };
  return {
    journal,
    place,
    disk,
    write,
    texts: () => [...disk.values()].map(({ text }) => text),
    type(text: string) {
      field.dispatchEvent(new Event('beforeinput', { bubbles: true }));
      write(text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    /** As the site does it: the box is emptied without an event. */
    send() {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      write('');
    },
    key: (init: KeyboardEventInit) =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init })),
    click: () =>
      document.querySelector('form button')?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
  };
}

describe.each(Object.entries(PAGES))('on the %s page', (_, page) => {
  it('writes down what is typed within a second', async () => {
    const { type, texts, journal } = aTab({ page });
    type('Why do lamps\nturn?');
    await moment();
    expect(texts()).toEqual(['Why do lamps\nturn?']);
    expect(journal.held()).toBe('Why do lamps\nturn?');
  });

  it('keeps what the page emptied, whatever is written in its place', async () => {
    const { type, write, texts } = aTab({ page });
    type('Compare the tides of Brest in May');
    await moment();
    write('');
    await settle();
    type('Compare the tides of Brest in June');
    await moment();
    expect(texts()).toEqual(['Compare the tides of Brest in May', 'Compare the tides of Brest in June']);
  });

  it('catches a prompt that is sent before the first second is over', async () => {
    const { type, send, journal, texts } = aTab({ page });
    type('quick');
    send();
    await moment();
    expect(journal.held()).toBe('quick');
    expect(texts()).toEqual(['quick']);
  });

  it('catches a prompt that is sent by the button', async () => {
    const { type, click, write, journal } = aTab({ page });
    type('by button');
    click();
    write('');
    await moment();
    expect(journal.held()).toBe('by button');
  });

  it('lets a prompt go when it has arrived and is answered', async () => {
    const { type, send, journal, disk } = aTab({ page });
    type('hello there');
    send();
    await moment();
    journal.acknowledged(null);
    await settle();
    expect(disk.size).toBe(0);
    expect(journal.held()).toBe('hello there');
    journal.answered();
    expect(journal.held()).toBeNull();
  });
});

describe('keepJournal', () => {
  it('writes one draft while somebody goes on typing', async () => {
    const { type, texts } = aTab();
    for (const text of ['a', 'ab', 'abc']) {
      type(text);
      await moment();
    }
    expect(texts()).toEqual(['abc']);
  });

  it('takes the emptied box for no arrival', async () => {
    const { type, send, journal } = aTab();
    type('kept');
    send();
    type('');
    await moment();
    expect(journal.held()).toBe('kept');
  });

  it('lets a prompt go that the user deletes', async () => {
    const { type, journal, disk } = aTab();
    type('changed my mind');
    await moment();
    type('');
    await moment();
    expect(journal.held()).toBeNull();
    expect(disk.size).toBe(0);
  });

  it('keeps what failed beside what is typed next', async () => {
    const { type, send, texts, journal } = aTab();
    type('the first prompt');
    send();
    await moment();
    type('another');
    await moment();
    expect(texts()).toEqual(['the first prompt', 'another']);
    expect(journal.held()).toBe('the first prompt');
    journal.acknowledged(null);
    journal.answered();
    expect(journal.held()).toBe('another');
  });

  it('does not take every Enter for a Send', async () => {
    const { type, key, texts } = aTab();
    type('a prompt that goes on');
    key({});
    type('a prompt that goes on, and on');
    await moment();
    expect(texts()).toEqual(['a prompt that goes on, and on']);
    key({ shiftKey: true });
    key({ isComposing: true });
    await moment();
    expect(texts()).toHaveLength(1);
  });

  it('takes Enter and the form it submits for one Send', async () => {
    const { type, key, texts } = aTab();
    type('hi');
    key({});
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true }));
    await moment();
    expect(texts()).toEqual(['hi']);
  });

  it('writes down the last words when the page goes away', async () => {
    const { type, journal, texts } = aTab();
    type('last words');
    journal.flush();
    await settle();
    expect(texts()).toEqual(['last words']);
  });

  it('stores nothing where nothing may be stored, and still has it at hand', async () => {
    const { type, send, journal, disk } = aTab({ mayStore: false });
    type('between us');
    send();
    await moment();
    expect(journal.held()).toBe('between us');
    expect(disk.size).toBe(0);
  });

  const HOUR = 3_600_000;
  const now = 1_000_000_000;
  const left = (id: string, more: Partial<Draft>): Draft => ({
    id,
    text: id,
    at: now - 1_000,
    conversationId: null,
    sentAt: null,
    ...more,
  });

  it.each([
    ['what was being typed when the page went away', [left('old-1', {})], 'old-1'],
    [
      'what was sent before what was typed',
      [left('old-1', { sentAt: now - 2_000, at: now - 2_000 }), left('old-2', {})],
      'old-1',
    ],
    ['the newest', [left('old-2', {}), left('old-1', { at: now - 9_000 })], 'old-2'],
    ['nothing of another conversation', [left('old-1', { conversationId: 'c' })], null],
    ['nothing that was typed long ago', [left('old-1', { at: now - 2 * HOUR })], null],
    [
      'nothing that was sent yesterday',
      [left('old-1', { at: now - 25 * HOUR, sentAt: now - 25 * HOUR })],
      null,
    ],
  ])('offers after a reload %s', async (_, stored, held) => {
    const { journal } = aTab({ stored, name: 'new' });
    await settle();
    expect(journal.held()).toBe(held);
  });

  it('lets go of what nobody came back for', async () => {
    const stored = [left('old-1', { at: now - 31 * 24 * HOUR }), left('old-2', {})];
    const { texts } = aTab({ stored, name: 'new' });
    await settle();
    expect(texts()).toEqual(['old-2']);
  });

  it('notes the conversation that a prompt was typed in', async () => {
    const { type, place, disk } = aTab();
    place.conversationId = 'c-1';
    type('here');
    await moment();
    expect([...disk.values()]).toMatchObject([{ conversationId: 'c-1' }]);
  });
});

describe('what a person writes and what becomes of it', () => {
  const LONG = 'Why do lighthouses keep their rhythm?';

  it('is kept when the site empties the box without anybody having touched it', async () => {
    const { type, write, journal, texts } = aTab();
    type(LONG);
    await moment();
    write('');
    await moment();
    expect(journal.held()).toBe(LONG);
    expect(texts()).toEqual([LONG]);
  });

  it('is caught when a dictation writes it, without any key', async () => {
    const { write, texts } = aTab();
    document.querySelector('form')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    write('said, not typed');
    await moment();
    expect(texts()).toEqual(['said, not typed']);
  });

  it('stays as a version when the user clears it, and is not offered', async () => {
    const { type, journal, disk } = aTab();
    type(LONG);
    await moment();
    type('');
    await moment();
    expect(journal.held()).toBeNull();
    expect([...disk.values()]).toMatchObject([{ text: LONG, setAside: true }]);
  });

  it('stays as a version when something else is written in its place', async () => {
    const { type, texts } = aTab();
    type(LONG);
    await moment();
    type('Another thing');
    await moment();
    expect(texts()).toEqual([LONG, 'Another thing']);
    type('Another thing, longer');
    await moment();
    expect(texts()).toEqual([LONG, 'Another thing, longer']);
  });

  it('is not taken for arrived because a later message is', async () => {
    const { type, send, journal, texts } = aTab();
    type('the first prompt');
    send();
    journal.carried('id-1', false);
    await moment();
    type('the second prompt');
    send();
    journal.carried('id-2', false);
    await moment();
    journal.acknowledged('id-2');
    journal.answered();
    await settle();
    expect(texts()).toEqual(['the first prompt']);
    expect(journal.held()).toBe('the first prompt');
    // The page tries the first one again, under another name.
    journal.carried('id-3', true);
    journal.acknowledged('id-3');
    journal.answered();
    await settle();
    expect(texts()).toEqual([]);
  });

  it('has arrived when ChatGPT serves it, but not because the page shows it', async () => {
    const { type, send, journal, texts } = aTab();
    type('hello there');
    send();
    journal.carried('id-1', false);
    await moment();
    journal.served({ shape: 'dom', bodies: ['id-1'], id: 'c' });
    expect(texts()).toEqual(['hello there']);
    journal.served({ shape: 'tree', bodies: ['{"id-1":{}}'], id: 'c' });
    await settle();
    expect(texts()).toEqual([]);
    expect(journal.held()).toBeNull();
  });

  it('is kept beside half an answer, and is no open prompt any more', async () => {
    const { type, send, journal, disk } = aTab();
    type('hello there');
    send();
    journal.carried('id-1', false);
    await moment();
    journal.acknowledged('id-1');
    journal.broke('Ships pass');
    await settle();
    expect(journal.holdsAnswer()).toBe(true);
    expect([...disk.values()]).toMatchObject([{ text: 'hello there', answer: 'Ships pass' }]);
    const { journal: next } = aTab({ stored: [...disk.values()], name: 'new' });
    await settle();
    expect(next.held()).toBeNull();
    journal.answered();
    await settle();
    expect(disk.size).toBe(0);
  });

  it('goes on in the text that has it in it, and arrives with what the user made of it', async () => {
    const stored: Draft[] = [
      { id: 'old-1', text: LONG, at: Date.now() - 1_000, conversationId: null, sentAt: Date.now() - 1_000 },
    ];
    const { type, send, journal, texts } = aTab({ stored, name: 'new' });
    await settle();
    expect(journal.leftBehind()?.text).toBe(LONG);
    journal.takenUp();
    type(`${LONG} And the lamp?`);
    await moment();
    expect(journal.leftBehind()).toBeNull();
    expect(texts()).toEqual([`${LONG} And the lamp?`]);
    send();
    journal.acknowledged(null);
    journal.answered();
    await settle();
    expect(texts()).toEqual([]);
    expect(journal.held()).toBeNull();
  });

  it('does not offer again what the user does not want, and keeps it in the list', async () => {
    const at = Date.now() - 1_000;
    const stored: Draft[] = [{ id: 'old-1', text: LONG, at, conversationId: null, sentAt: at }];
    const { journal, disk } = aTab({ stored, name: 'new' });
    await settle();
    const offered = journal.leftBehind();
    if (offered) journal.setAside(offered);
    expect(journal.leftBehind()).toBeNull();
    await settle();
    expect(journal.leftBehind()).toBeNull();
    expect([...disk.values()]).toMatchObject([{ text: LONG, setAside: true }]);
  });

  it('does not offer what stands in the box already', async () => {
    const stored: Draft[] = [
      { id: 'old-1', text: LONG, at: Date.now() - 1_000, conversationId: null, sentAt: null },
    ];
    const { write, journal } = aTab({ stored, name: 'new' });
    write(`${LONG} …`);
    await settle();
    expect(journal.leftBehind()).toBeNull();
  });
});

it('keeps what the site wiped away, however like it the next text is', async () => {
  const { type, write, texts } = aTab();
  type('the first of two tides, and the second');
  await moment();
  write('');
  await moment();
  type(' ');
  type(' the third of two tides, and the second');
  await moment();
  expect(texts()).toEqual([
    'the first of two tides, and the second',
    ' the third of two tides, and the second',
  ]);
});

it('offers no longer what was deleted in the list', async () => {
  const { type, send, journal, disk } = aTab();
  type('a prompt that fails');
  send();
  await moment();
  const [id = ''] = disk.keys();
  disk.delete(id);
  watchers.at(-1)?.([], [id]);
  expect(journal.held()).toBeNull();
});

it('hears what another tab has sent, and that it has arrived', async () => {
  const { journal, disk } = aTab();
  const sent = {
    id: 'other-1',
    text: 'from elsewhere',
    at: Date.now(),
    conversationId: null,
    sentAt: Date.now(),
  };
  disk.set(sent.id, sent);
  watchers.at(-1)?.([sent.id], []);
  await settle();
  expect(journal.held()).toBe('from elsewhere');
  disk.delete(sent.id);
  watchers.at(-1)?.([], [sent.id]);
  await settle();
  expect(journal.held()).toBeNull();
});
