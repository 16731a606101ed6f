import type { Random } from './random';
import { NUISANCES, type Nuisance, type Trouble } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const MONTH = 30 * DAY;

/** What goes wrong on the user's own side: how often a month, how long, and how long before the person sits down to it. Guesses; detection §18. */
const TROUBLES: Record<Nuisance, { aMonth: number; median: number; spread: number; before: number }> = {
  offline: { aMonth: 13, median: 3 * MINUTE, spread: 0.8, before: -4 * MINUTE },
  portal: { aMonth: 2, median: 8 * MINUTE, spread: 0.6, before: MINUTE },
  limit: { aMonth: 3, median: 2 * HOUR, spread: 0.4, before: -4 * MINUTE },
  challenge: { aMonth: 1.5, median: 3 * MINUTE, spread: 0.5, before: -3 * MINUTE },
  'signed-out': { aMonth: 1, median: 2 * MINUTE, spread: 0.5, before: -2 * MINUTE },
  proxy: { aMonth: 1, median: 30 * MINUTE, spread: 0.7, before: MINUTE },
  blocked: { aMonth: 1, median: 30 * MINUTE, spread: 0.7, before: MINUTE },
};

/** When a person sits down to ChatGPT: about four times between 8 and 23 o'clock of their own day. */
export function drawSessions(from: number, until: number, random: Random): number[] {
  const zone = random.between(0, DAY);
  const starts: number[] = [];
  for (let at = from + random.wait(3.75 * HOUR); at < until; at += random.wait(3.75 * HOUR)) {
    const hour = ((at + zone) % DAY) / HOUR;
    if (hour >= 8 && hour < 23) starts.push(at);
  }
  return starts;
}

/** Troubles of a person's own, all of them while they use ChatGPT: others nobody would see. */
export function drawTroubles(starts: number[], ms: number, random: Random): Trouble[] {
  return NUISANCES.flatMap((kind) => {
    const { aMonth, median, spread, before } = TROUBLES[kind];
    const count = Math.floor((aMonth * ms) / MONTH + random.next());
    return Array.from({ length: starts.length > 0 ? count : 0 }, (): Trouble => {
      const from = random.pick(starts) - before;
      return { kind, from, to: from + random.around(median, spread), noticed: random.chance(0.6) };
    });
  }).sort((one, other) => one.from - other.from);
}
