import type { Evidence } from '../../../lib/evidence/evidence';
import { type EngineState, type Step, startEngine, take, tick, verdictOf } from '../../../lib/verdict/engine';
import type { Turn } from '../../../lib/watch/chronicle';
import { START } from '../verdict/seen';

/** Every step of an engine that sees this, with a tick every second until then, as the chronicle is told of it. */
export function turns(
  seen: Evidence[],
  until: number,
  from = 0,
  state: EngineState = startEngine(START),
): Turn[] {
  const told: Turn[] = [];
  let reached = state;
  const follow = ({ state: next, weighed }: Step) => {
    reached = next;
    told.push({ state: next, verdict: verdictOf(next), weighed });
  };
  const rest = [...seen];
  for (let second = from; second <= until; second += 1) {
    const now = START + second * 1000;
    while (rest[0] && rest[0].at <= now) follow(take(reached, rest.shift() as Evidence));
    follow(tick(reached, now));
  }
  return told;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id of the status page that says when it was posted, epoch ms. */
export function ulidOf(time: number): string {
  let letters = '';
  for (let rest = time; letters.length < 10; rest = Math.floor(rest / 32))
    letters = ALPHABET[rest % 32] + letters;
  return `${letters}0000000000000000`;
}
