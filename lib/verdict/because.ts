import { accountCauses } from './causes';
import type { EngineState } from './engine-state';
import type { Failure } from './failure';
import { recentFailures } from './outage';
import { impairedNow, isReadable } from './page-view';
import { reportOf } from './reported-since';
import { slowAnswers } from './slow';
import { tally } from './tally';
import type { Fact, Verdict, VerdictId } from './verdict';
import { WEIGHTS } from './weights';
import { within } from './within';

const MOST_FACTS = 4;

/** The verdict as it stands, with at most four facts it rests on: what was seen here, then what others say. */
export function verdictOf(state: EngineState): Verdict {
  return { ...state.verdict, because: FACTS[state.verdict.is](state, state.clock) };
}

type Facts = (state: EngineState, now: number) => Fact[];

/** What the page says always finds room: it is the other half of the answer. */
const withPage =
  (own: Facts): Facts =>
  (state, now) => {
    const page = pageFacts(state, now);
    return [...own(state, now).slice(0, MOST_FACTS - page.length), ...page];
  };

const outage = withPage((state, now) => [
  ...comesAndGoes(state),
  ...failureFacts(state, now).slice(0, 2),
  ...saysFixed(state),
  ...limitInTrouble(state),
]);

const FACTS: Record<VerdictId, Facts> = {
  'local-network': ({ offlineSince }) => [
    ...(offlineSince === null ? [] : [{ kind: 'offline' as const }]),
    { kind: 'other-sites-unreachable' },
  ],
  'outage-confirmed': outage,
  'outage-suspected': outage,
  challenge: withPage(() => [{ kind: 'bot-check' }]),
  account: withPage((state, now) =>
    accountCauses(state, now)
      .slice(0, 1)
      .map(({ kind, until }) => (kind === 'limit' ? { kind, until } : { kind })),
  ),
  unreachable: withPage((state) => [
    { kind: 'no-response', count: tally(state.actions).unanswered.length },
    { kind: 'other-sites-reachable' },
  ]),
  degraded: withPage((state, now) => [
    ...failureFacts(state, now).slice(0, 2),
    ...slowFacts(state),
    ...limitInTrouble(state),
  ]),
  'reported-not-you': withPage((state, now) => [...ownFacts(state, now), ...limitInTrouble(state)]),
  unknown: withPage(() => [{ kind: 'not-used-recently' }]),
  operational: withPage((state, now) => [...ownFacts(state, now), ...saysFixed(state)]),
};

function ownFacts({ lastSuccessAt }: EngineState, now: number): Fact[] {
  if (within(lastSuccessAt, WEIGHTS.ownSuccessMs, now)) return [{ kind: 'own-success', at: lastSuccessAt }];
  return [{ kind: 'not-used-recently' }];
}

/** What the page says, as far as it can be read. */
function pageFacts(state: EngineState, now: number): Fact[] {
  const { readAt, incidents } = state.page;
  if (readAt === null || !isReadable(state, now)) return [{ kind: 'page-unreadable', readAt }];
  const impaired = impairedNow(state, now);
  if (impaired.length === 0) return [{ kind: 'page-clear', readAt }];
  return impaired.map(({ name, id, status }) => ({
    kind: 'page-reports',
    component: name,
    status,
    since: reportOf(incidents, id, now)?.at ?? null,
    readAt,
  }));
}

/** The page says that it is over, and it has not been seen working here since: half open. */
function saysFixed({ incident, lastSuccessAt }: EngineState): Fact[] {
  if (!incident || incident.clearedAt === null || incident.left === 'own-success') return [];
  return (lastSuccessAt ?? 0) > incident.clearedAt
    ? []
    : [{ kind: 'page-says-fixed', since: incident.clearedAt }];
}

function comesAndGoes({ incident }: EngineState): Fact[] {
  return (incident?.enteredAt.length ?? 0) > 1 ? [{ kind: 'comes-and-goes' }] : [];
}

function limitInTrouble({ actions }: EngineState): Fact[] {
  return tally(actions).sum.limitInTroubleAt === null ? [] : [{ kind: 'limit-during-incident' }];
}

function slowFacts(state: EngineState): Fact[] {
  const { slow, of } = slowAnswers(state);
  return slow >= WEIGHTS.slow.answers ? [{ kind: 'answers-slow', count: slow, of }] : [];
}

/** Failures of this trouble, by what they were; the most frequent first. */
function failureFacts(state: EngineState, now: number): Fact[] {
  const counted = tally(state.actions);
  const failures = state.incident?.leftAt === null ? counted.failures : recentFailures(counted, now);
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const kind = groupOf(failure);
    groups.set(kind, [...(groups.get(kind) ?? []), failure]);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length).map(toFact);
}

function groupOf({ mark: { kind, route } }: Failure): string {
  return kind === 'failed' ? `failed-${route === 'generation'}` : kind.startsWith('error-') ? 'error' : kind;
}

function toFact(failures: Failure[]): Fact {
  const count = failures.length;
  const statuses = new Set(failures.map(({ mark }) => mark.status));
  const status = statuses.size === 1 ? (failures[0]?.mark.status ?? null) : null;
  const { kind, route } = failures[0]?.mark ?? {};
  switch (kind) {
    case 'failed':
      return { kind: route === 'generation' ? 'answers-failed' : 'requests-failed', count, status };
    case 'cut':
      return { kind: 'answers-cut', count };
    case 'stalled':
      return { kind: 'answers-stalled', count };
    case 'refused':
      return { kind: 'requests-refused', count, status };
    case 'silence':
    case 'network-text':
      return { kind: 'no-response', count };
    default:
      return { kind: 'page-errors', count };
  }
}
