// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupView } from '../../components/BackupPanel';
import { Popup, type PopupProps } from '../../components/Popup';
import { openai } from '../../lib/status/sources/openai';
import { APPEARANCE } from '../../lib/surfaces/appearance';
import { statusRows } from '../../lib/surfaces/status-rows';
import { VERDICTS, type VerdictId } from '../../lib/verdict/verdict';
import { aComponent, aPageView, NOON } from '../support/a-situation';
import { english as t } from '../support/english';

const PAGE = openai.pageUrl;
const saved: BackupView = {
  place: 'conversation',
  title: 'A garden',
  saved: { at: NOON - 240_000, messages: 24, partialBecause: null },
  exports: { title: 'A garden' },
  excluded: false,
  archive: { conversations: 128, verifiedAt: NOON - 3_600_000, missing: 0, reminder: null },
};

function props(
  verdict: VerdictId,
  changes: Partial<PopupProps> = {},
  view = saved,
  page = aPageView(),
): PopupProps {
  return {
    verdict,
    heading: {
      verdict,
      tone: APPEARANCE[verdict].tone,
      sentence: `It is ${verdict}.`,
      more: ['Since noon.'],
      evidence: ['Seen.', 'Read.'],
      odds: null,
      chips: { capabilities: [], t },
    },
    status: { ...page, rows: statusRows(page, openai), pageUrl: PAGE, note: null, t, onCheckNow: vi.fn() },
    backup: {
      view,
      late: false,
      busy: false,
      told: null,
      t,
      onBackUp: vi.fn(),
      onExport: vi.fn(),
      onOpenArchive: vi.fn(),
      onSaveFile: vi.fn(),
      onExclude: vi.fn(),
    },
    recovery: { wished: null, told: null, t, onWish: vi.fn() },
    prompts: { prompts: [], t, onCopy: vi.fn(), onPutBack: null, onDelete: vi.fn() },
    handoff: { handoff: null, assistants: [], t, onOpen: vi.fn(), onCopy: vi.fn() },
    availability: { bars: null, t },
    history: { incidents: [], own: null, told: null, t, onCopyReport: vi.fn() },
    access: true,
    t,
    onGrantAccess: vi.fn(),
    onOpenOptions: vi.fn(),
    ...changes,
  };
}

const show = (shown: PopupProps) => act(() => render(<Popup {...shown} />, document.body));
const button = (name: string) => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent === name);
  if (!found) throw new Error(`No button "${name}".`);
  return found;
};
const text = (selector: string) => document.querySelector(selector)?.textContent;

describe('a backup file that is long ago', () => {
  it('is one quiet line with one click', () => {
    const archive = { conversations: 1, verifiedAt: null, missing: 0, reminder: { savedAt: null } };
    const shown = props('operational', {}, { ...saved, archive });
    show(shown);
    expect(text('.reminder')).toContain('no backup file was ever saved');
    act(() => button('Save a backup file').click());
    expect(shown.backup.onSaveFile).toHaveBeenCalledOnce();
  });
});

describe('the popup', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOON });
  });
  afterEach(() => {
    render(null, document.body);
    vi.useRealTimers();
  });

  it.each(VERDICTS)(
    'says "%s" once as data, once as its only level-one heading, with a shape of its own',
    (verdict) => {
      show(props(verdict));
      const mains = document.querySelectorAll('main');
      expect(mains).toHaveLength(1);
      expect(mains[0]?.dataset.verdict).toBe(verdict);
      expect([...document.querySelectorAll('h1')].map((heading) => heading.textContent)).toEqual([
        `It is ${verdict}.`,
      ]);
      expect([...document.querySelectorAll('.evidence li')].map((fact) => fact.textContent)).toEqual([
        'Seen.',
        'Read.',
      ]);
    },
  );

  it('draws another shape for every verdict', () => {
    const shapes = VERDICTS.map((verdict) => {
      show(props(verdict));
      return document.querySelector('.verdict-icon')?.innerHTML;
    });
    expect(new Set(shapes).size).toBe(VERDICTS.length);
  });

  it('urges to back up only what is not saved, or not as a whole', () => {
    const kindWith = (one: Partial<NonNullable<BackupView['saved']>> | null) => {
      show(
        props(
          'operational',
          {},
          { ...saved, saved: one && { at: NOON, messages: 2, partialBecause: null, ...one } },
        ),
      );
      return button('Back up this conversation').dataset.kind;
    };
    expect(kindWith({})).toBeUndefined();
    expect(kindWith({ partialBecause: 'missing-pages' })).toBe('main');
    expect(kindWith(null)).toBe('main');
  });

  it('draws one bar for each of the ninety days, whatever they were', () => {
    const bars = Array.from({ length: 90 }, (_, index) => ({
      ...{ day: `day ${index}`, published: 'unknown' as const },
      own: (['good', 'some', 'bad'] as const)[index % 3] ?? 'good',
    }));
    show(props('operational', { availability: { bars, t } }));
    const outlines = [...document.querySelectorAll('.bars path')].map((path) => path.getAttribute('d') ?? '');
    expect(outlines.map((outline) => outline.split('M').length - 1)).toEqual([30, 30, 30, 0, 0, 0, 0, 90]);
  });

  it('has the buttons people are promised, and they do it', () => {
    const shown = props('operational');
    show(shown);
    for (const name of ['Back up this conversation', 'Open archive', 'Check now', 'Settings'])
      act(() => button(name).click());
    expect(shown.backup.onBackUp).toHaveBeenCalledOnce();
    expect(shown.backup.onOpenArchive).toHaveBeenCalledOnce();
    expect(shown.status.onCheckNow).toHaveBeenCalledOnce();
    expect(shown.onOpenOptions).toHaveBeenCalledOnce();
    expect(button('Export').disabled).toBe(false);
  });

  it('folds the API, for those who build on it, and says how it is', () => {
    const api = openai.components
      .filter(({ group }) => group === 'APIs')
      .map(({ id, name, group }) => ({ id, name, group, status: 'operational' }));
    const summaries = () => [...document.querySelectorAll('summary')].map((one) => one.textContent);
    const showing = (parts: typeof api) =>
      show(
        props('operational', {}, saved, aPageView({ components: [aComponent('Conversations'), ...parts] })),
      );
    showing(api);
    expect(summaries()).toContain(`For developers: ${api.length} parts of the API, all operational`);
    showing(api.map((part, n) => (n === 0 ? { ...part, status: 'full_outage' } : part)));
    expect(summaries()).toContain(`For developers: 1 of ${api.length} parts of the API impaired`);
  });

  it('lists Conversations and Login first and folds the features', () => {
    const page = aPageView({
      components: [
        aComponent('Voice mode', 'partial_outage'),
        aComponent('Login'),
        aComponent('Conversations'),
      ],
    });
    show(props('operational', {}, saved, page));
    const rows = [...document.querySelectorAll('.status-row')].map((row) => row.textContent);
    expect(rows).toEqual(['ConversationsOperational', 'LoginOperational', 'Voice modePartial outage']);
    expect(document.querySelector<HTMLDetailsElement>('.rows + details')?.open).toBe(false);
    expect(text('.rows + details > summary')).toBe('1 of 1 other features impaired');
  });

  it('shows the age of the reading, and it ticks', () => {
    show(props('operational'));
    expect(text('.panel-head time')).toBe('Read 40 seconds ago');
    act(() => {
      vi.advanceTimersByTime(20_000);
    });
    expect(text('.panel-head time')).toBe('Read 1 minute ago');
  });

  it('says that a page could not be read, beside what it last said', () => {
    show(
      props(
        'unknown',
        {},
        saved,
        aPageView({ lastPoll: 'unreachable', lastPollAt: NOON - 5_000, readAt: NOON - 600_000 }),
      ),
    );
    expect(text('.panel-head time')).toBe('Read 10 minutes ago');
    expect(text('.trouble')).toBe('It could not be reached; the last attempt was 5 seconds ago.');
    expect(document.querySelector('.rows')?.getAttribute('data-outdated')).toBe('true');
  });

  it('links an incident only when its id is one', () => {
    const incident = { name: 'Errors', status: 'identified', components: [] };
    const page = aPageView({
      incidents: [
        { ...incident, id: '01KGJK9Q6PDB3C3VX6MPCY6106' },
        { ...incident, id: '../login?' },
      ],
    });
    show(props('outage-confirmed', {}, saved, page));
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.incidents a')];
    expect(links.map(({ href, rel, target }) => [href, rel, target])).toEqual([
      [`${PAGE}/incidents/01KGJK9Q6PDB3C3VX6MPCY6106`, 'noopener noreferrer', '_blank'],
    ]);
    expect(document.querySelectorAll('.incidents li')).toHaveLength(2);
  });

  it.each<[BackupView['place'], string]>([
    ['elsewhere', 'Open a conversation on ChatGPT to back it up.'],
    ['no-conversation', 'This ChatGPT page shows no conversation yet.'],
    ['temporary', 'This is a temporary chat. It is not kept, unless you back it up here.'],
    ['silent', 'This ChatGPT page cannot be reached yet. Reload it once to back it up.'],
  ])(
    'without a conversation (%s) it says so, offers the latest one for export and the archive always',
    (place, words) => {
      const exports = { title: 'Yesterday' };
      show(props('operational', {}, { ...saved, place, title: null, saved: null, exports }));
      expect(text('.backup-state .soft')).toBe(words);
      expect(button('Back up this conversation').disabled).toBe(place !== 'temporary');
      expect(button('Export').disabled).toBe(false);
      expect(button('Open archive').disabled).toBe(false);
      expect(document.body.textContent).toContain('Export takes the latest saved conversation: Yesterday');
    },
  );

  it.each<[BackupView['saved'], string]>([
    [null, 'Not saved yet'],
    [{ at: NOON - 240_000, messages: 24, partialBecause: null }, 'Saved 4 minutes ago · 24 messages'],
    [
      { at: NOON, messages: 1, partialBecause: 'seen-on-page' },
      'Saved 1 second ago · 1 messagePartial: only what the page showed, because ChatGPT did not hand out the rest.',
    ],
  ])('tells how safe the conversation is (%#)', (copy, words) => {
    show(props('operational', {}, { ...saved, saved: copy }));
    expect(text('.backup-state .soft')).toBe(words);
  });

  it('cannot export when nothing is there', () => {
    show(props('operational', {}, { ...saved, place: 'elsewhere', title: null, saved: null, exports: null }));
    expect(button('Export').disabled).toBe(true);
  });

  it('says aloud how a deed ended', () => {
    const shown = props('operational');
    show({ ...shown, backup: { ...shown.backup, told: { failed: true, sentence: 'It did not work.' } } });
    const told = document.querySelector<HTMLElement>('.backup .told');
    expect([told?.role ?? told?.getAttribute('role'), told?.textContent]).toEqual([
      'status',
      'It did not work.',
    ]);
  });

  it('asks for access only when the browser withdrew it, and then claims nothing', () => {
    show(props('operational'));
    expect(document.body.textContent).not.toContain('Grant access');
    const shown = props('operational', { access: false });
    show(shown);
    expect(document.querySelector('main')?.dataset.verdict).toBe('unknown');
    expect(text('h1')).toBe('ChatGPT: cannot tell right now.');
    expect(text('.more')).toContain('The browser no longer lets Lifeboat');
    expect(text('.verdict')).not.toContain('operational');
    act(() => button('Grant access').click());
    expect(shown.onGrantAccess).toHaveBeenCalledOnce();
  });

  it('says how much is safe, and when somebody made sure of it', () => {
    show(props('operational'));
    expect(text('.whole')).toBe('128 conversations on this computer · all verified 1 hour ago');
    show(
      props(
        'operational',
        {},
        { ...saved, archive: { conversations: 1, verifiedAt: null, missing: 2, reminder: null } },
      ),
    );
    expect(text('.whole')).toBe(
      '1 conversation on this computer · not verified yetMissing on ChatGPT, saved here: 2',
    );
  });

  it('lets a conversation be left alone', () => {
    const shown = props('operational');
    show(shown);
    const box = document.querySelector<HTMLInputElement>('.exclude input');
    act(() => box?.click());
    expect(shown.backup.onExclude).toHaveBeenCalledWith(true);
    show(props('operational', {}, { ...saved, place: 'elsewhere' }));
    expect(document.querySelector('.exclude')).toBeNull();
  });

  it('tells each thing people do apart by a shape and in words', () => {
    const shown = props('degraded');
    const capability = (own: 'works' | 'fails' | 'unused', page: string | null) => ({
      own,
      ownAt: null,
      page,
    });
    const capabilities = [
      { capability: 'sending' as const, ...capability('works', 'operational') },
      { capability: 'uploads' as const, ...capability('fails', null) },
      { capability: 'voice' as const, ...capability('unused', 'partial_outage') },
      { capability: 'images' as const, ...capability('unused', 'operational') },
    ];
    show({ ...shown, heading: { ...shown.heading, chips: { capabilities, t } } });
    expect([...document.querySelectorAll('.chip')].map(({ textContent }) => textContent)).toEqual([
      'Messagesworks for you',
      'Uploadsfails for you',
      'Voicereported impaired',
    ]);
  });

  it('shows the prompt that never arrived, with others folded, and what can be done with each', async () => {
    const draft = (id: string, more: object) => ({
      ...{ id, text: `text of ${id}`, at: NOON - 60_000, conversationId: null, sentAt: null },
      ...more,
    });
    const shown = props('outage-confirmed');
    const prompts = {
      ...shown.prompts,
      prompts: [
        draft('old', { setAside: true }),
        draft('lost', { sentAt: NOON - 60_000 }),
        draft('half', { answer: 'Ships' }),
      ],
      onPutBack: vi.fn(async () => true),
    };
    show({ ...shown, prompts });
    expect(text('#prompts-title')).toBe('Your prompt is safe');
    expect(text('.prompt-text')).toBe('text of lost');
    await act(async () => button('Put back').click());
    expect(prompts.onPutBack).toHaveBeenCalledWith('text of lost');
    await act(async () => button('Copy').click());
    expect(prompts.onCopy).toHaveBeenCalledWith('text of lost');
    await act(async () => button('Copy answer').click());
    expect(prompts.onCopy).toHaveBeenCalledWith('Ships');
    await act(async () => button('Delete').click());
    expect(prompts.onDelete).toHaveBeenCalledWith('lost');
  });

  it('takes the wish to be told only while there is something to tell', () => {
    const onWish = vi.fn();
    show(props('outage-suspected', { recovery: { wished: false, told: null, t, onWish } }));
    act(() => button('Tell me when it works again').click());
    expect(onWish).toHaveBeenCalledWith(true);
    show(props('outage-suspected', { recovery: { wished: true, told: 'You will be told.', t, onWish } }));
    expect(button('Tell me when it works again').getAttribute('aria-pressed')).toBe('true');
    act(() => button('Tell me when it works again').click());
    expect(onWish).toHaveBeenLastCalledWith(false);
    show(props('operational'));
    expect(document.body.textContent).not.toContain('Tell me');
  });
});
