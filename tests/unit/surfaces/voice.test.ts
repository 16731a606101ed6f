import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_TROUBLE, type OwnTrouble } from '../../../lib/capture/own-trouble';
import type { Draft } from '../../../lib/drafts/draft';
import type { Note } from '../../../lib/surfaces/note';
import { createVoice } from '../../../lib/surfaces/voice';
import type { WarningContent } from '../../../lib/surfaces/warning-content';
import { aSituation, NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';

beforeEach(() => void vi.useFakeTimers({ now: NOON }));
afterEach(() => void vi.useRealTimers());

const DRAFT: Draft = {
  id: 'old-1',
  text: 'a lost prompt',
  at: NOON - 60_000,
  conversationId: null,
  sentAt: null,
};

function aVoice({ isWanted = true, lost = null as Draft | null } = {}) {
  const warnings: (WarningContent | null)[] = [];
  const notes: (Note | null)[] = [];
  const state = { lost };
  const voice = createVoice({
    t,
    now: () => Date.now(),
    calm: NO_TROUBLE,
    isWanted: () => isWanted,
    held: () => ({ prompt: true, answer: false, backup: false }),
    wish: () => null,
    onToldDismissed: vi.fn(),
    lost: () => state.lost,
    onLostDismissed: () => {
      state.lost = null;
    },
    showWarning: (content) => warnings.push(content),
    showNote: (note) => notes.push(note),
    onSpeak: vi.fn(),
  });
  return { voice, warnings, notes, state };
}

const failing = (): OwnTrouble => ({
  ...NO_TROUBLE,
  seen: { at: Date.now(), means: 'service' },
  lastActionFailedAt: Date.now(),
});
const working = (): OwnTrouble => ({
  ...NO_TROUBLE,
  lastActionFailedAt: Date.now() - 5_000,
  lastSuccessAt: Date.now(),
});

describe('the voice of a page', () => {
  it('grows from the quiet line to the alert in place, and draws nothing anew while nothing has changed', () => {
    const { voice, warnings } = aVoice();
    voice.heard(failing());
    voice.update();
    expect(warnings.map((content) => content?.form)).toEqual(['quiet']);
    voice.concluded({ ...aSituation({ is: 'outage-suspected', since: NOON - 60_000 }), lastFailureAt: NOON });
    voice.update();
    expect(warnings.map((content) => content?.form)).toEqual(['quiet', 'alert']);
  });

  it('says that messages get through the moment they do, and no longer than it takes to read', () => {
    const { voice, warnings, notes } = aVoice();
    voice.heard(failing());
    vi.advanceTimersByTime(20_000);
    voice.heard(working());
    expect(warnings.at(-1)).toBeNull();
    expect(notes.at(-1)).toEqual({ kind: 'back', reload: false });
    vi.advanceTimersByTime(10_002);
    expect(notes.at(-1)).toBeNull();
  });

  it('says it in the alert itself while the verdict still waits, with the hint that helps', () => {
    const { voice, warnings, notes } = aVoice();
    voice.heard(failing());
    voice.concluded({ ...aSituation({ is: 'outage-confirmed', since: NOON - 60_000 }), lastFailureAt: NOON });
    vi.advanceTimersByTime(20_000);
    voice.heard(working());
    expect(warnings.at(-1)).toMatchObject({
      verdict: 'outage-confirmed',
      looks: 'operational',
      form: 'alert',
      headline: 'Your messages get through again.',
      recovery: null,
    });
    expect(warnings.at(-1)?.lines.at(-1)).toContain('Ctrl+Shift+R');
    expect(notes.at(-1)).toBeNull();
  });

  it('offers a lost prompt only while nothing is wrong, until it is taken away', () => {
    const { voice, notes } = aVoice({ lost: DRAFT });
    voice.update();
    expect(notes.at(-1)).toEqual({ kind: 'prompt', text: DRAFT.text, at: DRAFT.at, wasSent: false });
    voice.heard(failing());
    expect(notes.at(-1)).toBeNull();
    vi.advanceTimersByTime(20_000);
    voice.heard(working());
    vi.advanceTimersByTime(11_000);
    expect(notes.at(-1)).toMatchObject({ kind: 'prompt' });
    voice.noted();
    expect(notes.at(-1)).toBeNull();
    voice.update();
    expect(notes.at(-1)).toBeNull();
  });

  it('stays away for the incident it was dismissed in, unless that grows into an outage', () => {
    const { voice, warnings } = aVoice();
    voice.heard(failing());
    vi.advanceTimersByTime(1_000);
    voice.dismissed();
    expect(warnings.at(-1)).toBeNull();
    voice.update();
    expect(warnings.at(-1)).toBeNull();
    voice.concluded({ ...aSituation({ is: 'outage-suspected', since: NOON - 1_000 }), lastFailureAt: NOON });
    expect(warnings.at(-1)?.form).toBe('alert');
    voice.dismissed();
    expect(warnings.at(-1)).toBeNull();
  });

  it('is silent for those who do not want it', () => {
    const { voice, warnings } = aVoice({ isWanted: false });
    voice.heard(failing());
    expect(warnings).toEqual([]);
  });
});
