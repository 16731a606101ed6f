import type { VerdictId } from '../verdict/verdict';

/** How a verdict feels. Always said by a shape and by words too, never by colour alone. */
export type Tone = 'good' | 'note' | 'caution' | 'alarm' | 'muted';

export interface Appearance {
  tone: Tone;
  /** Text on the toolbar button; empty shows no badge. */
  badge: string;
  /** The line in the page: none at all, one quiet line, or the outage alert. */
  warning: 'none' | 'quiet' | 'alert';
}

/**
 * How each verdict shows. Badge, title, popup and warning all read this one table, so that they cannot disagree.
 * `degraded` warns only while the user's own last action stands failed; `warning.ts` knows.
 */
export const APPEARANCE: Record<VerdictId, Appearance> = {
  operational: { tone: 'good', badge: '', warning: 'none' },
  'reported-not-you': { tone: 'note', badge: '·', warning: 'none' },
  degraded: { tone: 'caution', badge: '~', warning: 'quiet' },
  'outage-suspected': { tone: 'alarm', badge: '!', warning: 'alert' },
  'outage-confirmed': { tone: 'alarm', badge: '!', warning: 'alert' },
  unreachable: { tone: 'caution', badge: '×', warning: 'quiet' },
  'local-network': { tone: 'caution', badge: '×', warning: 'quiet' },
  account: { tone: 'note', badge: '', warning: 'quiet' },
  challenge: { tone: 'note', badge: '', warning: 'quiet' },
  unknown: { tone: 'muted', badge: '?', warning: 'none' },
};

/** Colours of the badge by tone, each pair at 4.5:1 or better; dark enough to stand out on light and dark toolbars. */
export const BADGE_COLOURS: Record<Tone, { background: string; text: string }> = {
  good: { background: '#17693d', text: '#ffffff' },
  note: { background: '#0b5cab', text: '#ffffff' },
  caution: { background: '#8f5600', text: '#ffffff' },
  alarm: { background: '#b3261e', text: '#ffffff' },
  muted: { background: '#50606f', text: '#ffffff' },
};

/** The pictures of the toolbar button by their size in px, drawn by `tests/support/draw-icons.ts`; the calm one is the extension's own. */
export function iconOf(tone: Tone): Record<16 | 32 | 48, string> {
  const name = tone === 'good' ? '' : `${tone}-`;
  return { 16: `/icon/${name}16.png`, 32: `/icon/${name}32.png`, 48: `/icon/${name}48.png` };
}
