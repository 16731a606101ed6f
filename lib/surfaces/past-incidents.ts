import type { DayOfUse } from '../history/availability';
import type { SeenIncident } from '../history/incident';
import type { PublishedIncident } from '../history/published';
import { remaining } from '../history/remaining';
import { clockTime } from '../i18n/clock-time';
import { duration } from '../i18n/duration';
import type { Translate } from '../i18n/translate';
import { isUlid } from '../status/posted-at';

/** One outage of the past, or the present one, in words. */
export interface PastIncident {
  key: number;
  /** When it was, and how long. */
  headline: string;
  /** How it ended and what the page had to say; one sentence each. */
  lines: string[];
  /** What the page calls it; null when it told of none. Without an address when the page's id is not one. */
  published: { name: string; url: string | null } | null;
}

interface Known {
  seen: SeenIncident;
  published: PublishedIncident | null;
  lagMs: number | null;
}

/** An outage and what the page said of it, in words. `pageUrl` is the status page's address, `now` in epoch ms. */
export function pastIncident(
  { seen, published, lagMs }: Known,
  pageUrl: string,
  t: Translate,
  now: number,
): PastIncident {
  const name = published && {
    name: published.name,
    url: isUlid(published.id) ? `${pageUrl}/incidents/${published.id}` : null,
  };
  return {
    key: seen.since,
    headline: headline(seen, t, now),
    lines: [pageSentence(seen, lagMs, t), ending(seen, t, now)],
    published: name,
  };
}

function headline({ since, endedAt }: SeenIncident, t: Translate, now: number): string {
  const language = t('languageTag');
  const from = clockTime(since, now, language);
  if (endedAt === null) return t('history_since', { time: from, length: duration(now - since, language) });
  const length = duration(endedAt - since, language);
  // The day is not said twice.
  const isSameDay = new Date(since).toDateString() === new Date(endedAt).toDateString();
  return t('history_from_to', { from, to: clockTime(endedAt, isSameDay ? since : now, language), length });
}

const CONFIRMED = 'outage-confirmed';
/** Within a minute nobody was first. */
const TOGETHER_MS = 60_000;

function pageSentence({ timeline, endedAt }: SeenIncident, lagMs: number | null, t: Translate): string {
  const language = t('languageTag');
  if (lagMs !== null && Math.abs(lagMs) < TOGETHER_MS) return t('history_page_together');
  if (lagMs !== null)
    return t(lagMs > 0 ? 'history_page_later' : 'history_page_earlier', {
      length: duration(Math.abs(lagMs), language),
    });
  // It marked a component without writing an incident about it.
  if (timeline.some(({ is }) => is === CONFIRMED)) return t('history_page_agreed');
  return t(endedAt === null ? 'history_page_not_yet' : 'history_page_never');
}

/** How it ended; while it lasts, the odds. */
function ending({ since, endedAt, left }: SeenIncident, t: Translate, now: number): string {
  if (endedAt !== null) return t(`history_ended_${left === 'own-success' ? 'own' : (left ?? 'faded')}`);
  const odds = remaining(now - since);
  if (!odds) return t('history_lasts_long');
  return t('history_odds', { length: duration(odds.halfWithinMs, t('languageTag')), of: odds.of });
}

const DAYS = 30;

/** "212 of your 215 messages of the last 30 days were answered."; null without messages. `today` is a day as in the history. */
export function ownAvailability(days: DayOfUse[], t: Translate): string | null {
  const recent = days.slice(-DAYS);
  const worked = recent.reduce((sum, { messages }) => sum + messages.worked, 0);
  const all = recent.reduce((sum, { messages }) => sum + messages.worked + messages.failed, 0);
  return all === 0 ? null : t('history_own', { worked, count: all });
}
