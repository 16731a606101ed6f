/**
 * How eagerly the page should be asked: `now` own evidence has just turned bad, or the machine woke; `soon` trouble lasts; `usual`;
 * `seldom` nobody has had a ChatGPT tab for an hour; `never` the browser is offline.
 */
export type PollPace = 'now' | 'soon' | 'usual' | 'seldom' | 'never';

/** What comes of asking out of turn: an answer, or one that is younger than half a minute, or the page wants to be left alone. */
export type CheckAnswer = 'asked' | 'just-asked' | 'asked-for-patience';

const MINUTE = 60_000;
/** An edge cache of 15 s and more stands in between: asking faster brings nothing (status-page §4, §16). */
const SHORTEST_MS = 30_000;
const INTERVAL_MS: Record<Exclude<PollPace, 'never'>, number> = {
  now: 0,
  soon: MINUTE,
  usual: 5 * MINUTE,
  seldom: 15 * MINUTE,
};
const LONGEST_BACK_OFF_MS = 10 * MINUTE;

export interface PollHistory {
  /** When the newest poll came back, epoch ms; null before the first. */
  lastPollAt: number | null;
  /** Polls without a readable answer since the last one with. */
  failuresInRow: number;
  /** It is not to be asked before, epoch ms, whatever the pace: it said so, or the machine has just woken. Null for no such time. */
  notBefore: number | null;
  /** A random number from [0, 1), drawn anew for each poll, so that users do not ask in step. */
  spread: number;
}

/**
 * When the next poll is due, epoch ms (in the past: at once); null for not at all. A pure function of stored times, so late, lost and
 * doubled alarms change nothing but the delay.
 */
export function nextPollAt(
  pace: PollPace,
  { lastPollAt, failuresInRow, notBefore, spread }: PollHistory,
): number | null {
  if (pace === 'never') return null;
  if (lastPollAt === null) return notBefore ?? 0;
  const usual = INTERVAL_MS[pace];
  const backedOff =
    pace === 'usual' ? Math.min(usual * 2 ** Math.max(0, failuresInRow), LONGEST_BACK_OFF_MS) : usual;
  const dueAt = lastPollAt + Math.max(backedOff * (0.8 + 0.4 * spread), SHORTEST_MS);
  return Math.max(dueAt, notBefore ?? 0);
}
