// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Draft } from '../../../lib/drafts/draft';
import { type Journal, keepJournal } from '../../../lib/drafts/journal';
import { openPage, PAGES } from '../chatgpt/captured-page';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000_000 }));
afterEach(() => void vi.useRealTimers());

/** What may happen to somebody who writes, in any order. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('type' as const),
      // Some texts are alike, as what is written anew often is.
      text: fc.oneof(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 99 }).map((number) => `${number}, the tide and the lamp`),
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait' as const) }) },
  ...(['send', 'arrive', 'arrive-late', 'answer', 'fail', 'break', 'retry', 'site-empties'] as const).map(
    (does) => ({
      weight: 2,
      arbitrary: fc.record({ does: fc.constant(does) }),
    }),
  ),
  ...(['reload', 'kill', 'read'] as const).map((does) => ({
    weight: 2,
    arbitrary: fc.record({ does: fc.constant(does) }),
  })),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A person, a page and a server, and what must never be lost. */
class Story {
  disk = new Map<string, Draft>();
  life = new AbortController();
  journal!: Journal;
  load = 0;
  box = '';
  /** Written down half a second ago at the latest. */
  settled = '';
  sends: { id: string; text: string; arrived: boolean }[] = [];
  messages = 0;

  constructor(readonly page: string) {
    this.open();
  }

  get field(): HTMLElement {
    return document.querySelector('form [contenteditable], form textarea') as HTMLElement;
  }

  open(): void {
    openPage(this.page);
    this.box = '';
    this.settled = '';
    this.life = new AbortController();
    this.journal = keepJournal({
      document,
      store: {
        all: async () => [...this.disk.values()],
        put: async (draft) => void this.disk.set(draft.id, draft),
        remove: async (id) => void this.disk.delete(id),
        watch: () => {},
      },
      now: () => Date.now(),
      signal: this.life.signal,
      name: `load${++this.load}`,
      conversationId: () => null,
      mayStore: () => true,
      onChange: () => {},
    });
  }

  write(text: string): void {
    this.box = text;
    const { field } = this;
    if (field instanceof HTMLTextAreaElement) field.value = text;
    else field.replaceChildren(Object.assign(document.createElement('p'), { textContent: text }));
  }

  async take(step: Step): Promise<void> {
    const { journal } = this;
    switch (step.does) {
      case 'type':
        this.field.dispatchEvent(new Event('beforeinput', { bubbles: true }));
        this.write(this.box + step.text.replace(/\s/g, '.'));
        this.field.dispatchEvent(new Event('input', { bubbles: true }));
        break;
      case 'wait':
        await vi.advanceTimersByTimeAsync(600);
        this.settled = this.box;
        break;
      case 'send': {
        if (this.box === '') break;
        await vi.advanceTimersByTimeAsync(4_000);
        this.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        const id = `message-${++this.messages}-of-the-server`;
        this.sends.push({ id, text: this.box, arrived: false });
        this.write('');
        this.settled = '';
        journal.carried(id, false);
        await vi.advanceTimersByTimeAsync(0);
        break;
      }
      case 'arrive':
      case 'arrive-late': {
        const sent = step.does === 'arrive' ? this.sends.at(-1) : this.sends.find(({ arrived }) => !arrived);
        if (!sent) break;
        for (const one of this.sends) if (one.text === sent.text) one.arrived = true;
        journal.acknowledged(sent.id);
        break;
      }
      case 'read':
        journal.served({
          shape: 'tree',
          bodies: [JSON.stringify(this.sends.slice(0, 1).map(({ id }) => id))],
          id: '',
        });
        if (this.sends[0]) for (const one of this.sends) if (one === this.sends[0]) one.arrived = true;
        break;
      case 'answer':
        journal.answered();
        break;
      case 'break':
        journal.broke('half an answer');
        break;
      case 'retry': {
        const last = this.sends.at(-1);
        if (last) journal.carried(last.id, true);
        break;
      }
      case 'site-empties':
        await vi.advanceTimersByTimeAsync(600);
        this.settled = this.box;
        this.lost = this.box || this.lost;
        this.write('');
        await vi.advanceTimersByTimeAsync(600);
        break;
      case 'fail':
        break;
      case 'reload':
        journal.flush();
        this.settled = this.box;
        await vi.advanceTimersByTimeAsync(0);
        this.lost = this.settled || this.lost;
        this.life.abort();
        this.open();
        await vi.advanceTimersByTimeAsync(0);
        break;
      case 'kill':
        this.lost = this.settled || this.lost;
        this.life.abort();
        this.open();
        await vi.advanceTimersByTimeAsync(0);
        break;
    }
    await vi.advanceTimersByTimeAsync(0);
  }
  /** Typed, written down, and gone from the box without having been sent. */
  lost = '';

  check(): void {
    const kept = [...this.disk.values()].filter(({ answer }) => answer === undefined).map(({ text }) => text);
    const isKept = (text: string) => kept.some((one) => one.includes(text));
    for (const { text, arrived } of this.sends)
      if (!arrived) expect(isKept(text), `sent: ${text}`).toBe(true);
    if (this.settled && this.box.startsWith(this.settled)) expect(isKept(this.settled)).toBe(true);
    const wasSent = this.sends.some(({ text }) => text.includes(this.lost));
    if (this.lost !== '' && !wasSent) expect(isKept(this.lost), `lost: ${this.lost}`).toBe(true);
  }

  /** What a new tab would offer. */
  async offers(): Promise<string | null> {
    this.life.abort();
    this.open();
    await vi.advanceTimersByTimeAsync(0);
    return this.journal.held();
  }
}

it.each(Object.entries(PAGES))(
  'no character is lost and nothing that arrived is offered again, whatever happens on the %s page',
  async (name, page) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
        const story = new Story(page);
        for (const each of steps) {
          await story.take(each);
          story.check();
        }
        const offered = await story.offers();
        const arrived = story.sends.filter(({ arrived }) => arrived).map(({ text }) => text);
        const open = story.sends.filter(({ arrived }) => !arrived).map(({ text }) => text);
        if (offered !== null && arrived.includes(offered)) expect(open).toContain(offered);
        story.life.abort();
      }),
      { numRuns: name === 'classic' ? 300 : 100 },
    );
  },
  60_000,
);
