import type { Route } from '../evidence/evidence';
import type { Action } from './actions';
import { type Failure, toFailure } from './failure';
import { type Failing, type Judged, judgeAction, strongestOf } from './judge-action';
import type { MarkKind } from './marks';
import { oncePer } from './once-per';
import { clusteredRefusals } from './refusals';
import { addUp, type Sum } from './score';
import { eventsOf, type TallyEvent } from './tally-events';
import { WEIGHTS } from './weights';

/** How one action ended. */
export interface Attempt {
  at: number;
  failed: boolean;
  /** What showed that it failed, the strongest of it; null for a success. */
  by: MarkKind | null;
  /** That is final, and not only broken. */
  hard: boolean;
}

/** What all remembered actions amount to. Everything in order of time. */
export interface Tally {
  sum: Sum;
  /** Chunks and files are nobody's action and not among them. */
  failures: Failure[];
  /** How the user's messages ended. */
  answers: Attempt[];
  /** How it went to open pages and lists, for actions without a message. */
  reads: Attempt[];
  /** Everything that worked: answers, and pages and lists that loaded. */
  successes: { at: number; route: Route; action: Action }[];
  /** Requests that nobody at ChatGPT's side answered while the line worked. */
  unanswered: { at: number; action: Action }[];
}

/** Adds up what is remembered; computed once per list of actions. */
export const tally = oncePer((actions: Action[]): Tally => {
  const clustered = clusteredRefusals(actions);
  const all: Pieces = { events: [], failures: [], answers: [], reads: [], successes: [], unanswered: [] };
  for (const action of actions)
    addPieces(
      all,
      action.marks.some((mark) => clustered.has(mark))
        ? piecesOf(judgeAction(action, (mark) => clustered.has(mark)))
        : piecesAlone(action),
    );
  for (const list of Object.values(all)) putInOrder(list);
  const { events, ...lists } = all;
  return { sum: addUp(events, lists.failures), ...lists };
});

type Pieces = Omit<Tally, 'sum'> & { events: TallyEvent[] };

function addPieces(all: Pieces, pieces: Pieces): void {
  // Some hundred actions a second time for every single event: a list is filled, not made anew.
  all.events.push(...pieces.events);
  all.failures.push(...pieces.failures);
  all.answers.push(...pieces.answers);
  all.reads.push(...pieces.reads);
  all.successes.push(...pieces.successes);
  all.unanswered.push(...pieces.unanswered);
}

/** What one action adds to each list. Most actions are no part of any cluster: then theirs stays as it was, however many follow. */
const piecesAlone = oncePer((action: Action) => piecesOf(judgeAction(action, () => false)));

function piecesOf(judged: Judged): Pieces {
  return {
    events: eventsOf(judged),
    failures: toFailure(judged),
    answers: toAnswer(judged),
    reads: toRead(judged),
    successes: toSuccesses(judged),
    unanswered: toUnanswered(judged),
  };
}

/** In order of time; what stands first at one moment stays first. They nearly always are in order already. */
function putInOrder(all: { at: number }[]): void {
  const isInOrder = all.every(({ at }, n) => n === 0 || (all[n - 1]?.at ?? 0) <= at);
  if (!isInOrder) all.sort((one, other) => one.at - other.at);
}

function toAnswer({ failures, answeredAt }: Judged): Tally['answers'] {
  if (answeredAt !== null) return [toAttempt(answeredAt)];
  const failed = failures.filter(({ mark, answered }) => answered && mark.route === 'generation');
  return failed[0] ? [toAttempt(failed[0].mark.at, failed)] : [];
}

function toRead({ action: { marks }, failures }: Judged): Tally['reads'] {
  if (marks.some(({ route }) => route === 'generation')) return [];
  const failed = failures.filter(({ mark, answered }) => answered && mark.route !== 'asset');
  if (failed[0]) return [toAttempt(failed[0].mark.at, failed)];
  const loaded = marks.find(({ kind }) => kind === 'loaded');
  return loaded ? [toAttempt(loaded.at)] : [];
}

function toAttempt(at: number, failures: Failing[] = []): Attempt {
  const strongest = strongestOf(failures);
  const hard = (strongest?.points ?? 0) >= WEIGHTS.points.hard;
  return { at, failed: strongest !== null, by: strongest?.mark.kind ?? null, hard };
}

function toSuccesses({ action, answeredAt }: Judged): Tally['successes'] {
  const loaded = action.marks
    .filter(({ kind }) => kind === 'loaded')
    .map(({ at, route }) => ({ at, route, action }));
  return answeredAt === null ? loaded : [...loaded, { at: answeredAt, route: 'generation', action }];
}

function toUnanswered({ action, failures }: Judged): Tally['unanswered'] {
  const silent = failures.filter(({ mark, fromSilence }) => fromSilence && mark.route !== 'asset');
  // 511 is a portal's answer: that is the line, not somebody between a working line and ChatGPT.
  const inBetween = action.marks.filter(
    ({ kind, status, waits }) => kind === 'proxy-failed' && status !== 511 && !waits,
  );
  return [...silent.map(({ mark }) => mark), ...inBetween].map(({ at }) => ({ at, action }));
}
