import type { Evidence, ReportedIncident, Route } from '../../../lib/evidence/evidence';
import { openai } from '../../../lib/status/sources/openai';
import {
  type Change,
  type EngineState,
  type Step,
  startEngine,
  take,
  tick,
} from '../../../lib/verdict/engine';

/** Times in these tests are seconds after this instant. */
export const START = 1_770_000_000_000;
export const at = (seconds: number) => START + Math.round(seconds * 1000);

/** What a user's browser sees, in one word each. An action is its own unless it is named. */
let actions = 0;
const ownAction = () => `action ${++actions}`;

interface Of {
  action?: string;
  tab?: number;
}
const page = ({ action, tab }: Of) => ({ action: action ?? ownAction(), tab: tab ?? 1 });

export const response = (
  seconds: number,
  route: Route,
  status: number,
  more: Of & { edge?: boolean; challenge?: boolean; code?: string | null; endsAt?: number } = {},
): Evidence => {
  const { edge = true, challenge = false, code = null, endsAt } = more;
  const ending = endsAt === undefined ? {} : { endsAt };
  return {
    kind: 'response',
    at: at(seconds),
    route,
    status,
    edge,
    challenge,
    code,
    ...ending,
    ...page(more),
  };
};
export const failed = (seconds: number, more: Of = {}): Evidence =>
  response(seconds, 'generation', 503, more);
export const done = (seconds: number, more: Of & { firstByteMs?: number } = {}): Evidence => {
  const { firstByteMs } = more;
  const timed = firstByteMs === undefined ? {} : { firstByteMs };
  return { kind: 'generation', at: at(seconds), outcome: 'done', ...timed, ...page(more) };
};
export const cut = (seconds: number, more: Of = {}): Evidence => ({
  kind: 'generation',
  at: at(seconds),
  outcome: 'cut',
  ...page(more),
});
export const silent = (seconds: number, route: Route = 'generation', more: Of = {}): Evidence => ({
  kind: 'request-failed',
  at: at(seconds),
  route,
  reason: 'no-response',
  ...page(more),
});
export const card = (seconds: number, text: string, more: Of = {}): Evidence => ({
  kind: 'page-error',
  at: at(seconds),
  text,
  where: 'turn',
  ...page(more),
});
export const control = (seconds: number, answered: boolean): Evidence => ({
  kind: 'control',
  at: at(seconds),
  answered,
});
export const network = (seconds: number, online: boolean): Evidence => ({
  kind: 'network',
  at: at(seconds),
  online,
});
export const wake = (seconds: number): Evidence => ({ kind: 'wake', at: at(seconds) });
export const tab = (seconds: number, visible: boolean, number = 1): Evidence => ({
  kind: 'tab',
  at: at(seconds),
  tab: number,
  visible,
});

/** A poll; `states` by name of the component in the ChatGPT group. */
export const poll = (
  seconds: number,
  states: Record<string, string> | 'unreadable' | 'unreachable' = {},
  incidents: ReportedIncident[] = [],
): Evidence => {
  if (typeof states === 'string') return { kind: 'status', at: at(seconds), result: states };
  const components = openai.components.map(({ id, name, group }) => ({
    id,
    name,
    group,
    status: (group === 'ChatGPT' && states[name]) || 'operational',
  }));
  return { kind: 'status', at: at(seconds), result: 'ok', components, incidents };
};

export interface Told extends Pick<Step, 'state' | 'changes'> {
  /** The verdicts reached and notices given, as "312 degraded" and "340 start". */
  story: string[];
}

/** Feeds evidence in its order with a tick every second from the start to `until`, and tells what changed. */
export function live(seen: Evidence[], until = 0, state: EngineState = startEngine(START), from = 0): Told {
  const changes: Change[] = [];
  let reached = state;
  const follow = (step: Step) => {
    reached = step.state;
    changes.push(...step.changes);
  };
  const rest = [...seen];
  const end = Math.max(until, from, ...seen.map((one) => (one.at - START) / 1000));
  for (let second = from; second <= end; second += 1) {
    while (rest[0] && rest[0].at <= at(second)) follow(take(reached, rest.shift() as Evidence));
    follow(tick(reached, at(second)));
  }
  return { state: reached, changes, story: changes.map(inWords) };
}

function inWords(change: Change): string {
  if (change.kind === 'notice') return `${(change.notice.at - START) / 1000} ${change.notice.kind}`;
  return `${(change.at - START) / 1000} ${change.verdict.is}`;
}
