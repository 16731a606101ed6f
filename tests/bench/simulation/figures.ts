import type { VerdictId } from '../../../lib/verdict/verdict';
import type { TrueIncident } from './incidents';
import type { Effort, Life } from './person';
import type { Watched } from './watch';

const MINUTE = 60_000;
/** An alarm this long after an incident still belongs to it. */
const AFTERGLOW_MS = 30 * MINUTE;
/** Fewer failures than these may escape notice. */
const ENOUGH_FAILURES = 3;

/** How one person fared in one incident. */
export interface Fared {
  severity: TrueIncident['severity'];
  failures: number;
  firstFailureAt: number;
  alarmAt: number | null;
  /** When the page first said so; null when it never did while it lasted. */
  postedAt: number | null;
  /** Failures before that. */
  failuresBeforePost: number;
  entries: number;
  starts: number;
  /** All-clears; those that a later failure of the same incident followed; those while most of what was tried next still failed. */
  cleared: number;
  clearedAndFailedAgain: number;
  clearedWhileFailing: number;
}

export const isOutage = (is: VerdictId) => is.startsWith('outage-');

/** Null when the incident did not touch the person. */
export function faredIn(
  incident: TrueIncident,
  { efforts }: Life,
  { verdicts, notices }: Watched,
): Fared | null {
  const failures = efforts.filter(
    ({ action, cause, incident: id }, n) =>
      cause === 'outage' &&
      id === incident.id &&
      // One action counts once, however much of it failed.
      efforts.findIndex((effort) => effort.action === action && effort.failed) === n,
  );
  const [first] = failures;
  if (!first) return null;
  const until = incident.endAt + AFTERGLOW_MS;
  const within = (at: number) => at >= first.at && at <= until;
  const changes = verdicts.map(({ at, is }, n) => ({
    at,
    is,
    from: verdicts[n - 1]?.is ?? ('unknown' as const),
  }));
  // A line that is down in between is no all-clear.
  const entries = changes.filter(
    ({ at, is, from }) => within(at) && isOutage(is) && !isOutage(from) && from !== 'local-network',
  );
  const exits = changes.filter(
    ({ at, is, from }) => at >= first.at && isOutage(from) && !isOutage(is) && is !== 'local-network',
  );
  return {
    severity: incident.severity,
    failures: failures.length,
    firstFailureAt: first.at,
    alarmAt: changes.find(({ at, is }) => within(at) && isOutage(is))?.at ?? null,
    postedAt: incident.postedAt,
    failuresBeforePost: failures.filter(({ at }) => incident.postedAt === null || at < incident.postedAt)
      .length,
    entries: entries.length,
    starts: notices.filter(({ kind, at }) => kind === 'start' && within(at)).length,
    cleared: exits.length,
    clearedAndFailedAgain: exits.filter(({ at }) => failures.some((failure) => failure.at > at)).length,
    clearedWhileFailing: exits.filter(({ at }) => stillFails(efforts, at, incident.endAt)).length,
  };
}

/** Most of the next three things the person did, while it lasted, failed. */
function stillFails(efforts: Effort[], after: number, until: number): boolean {
  const next = efforts.filter(({ at }) => at > after && at < until).slice(0, 3);
  return next.filter(({ failed }) => failed).length >= 2;
}

/** Alarms and notices at times when nothing was wrong with the service, for anybody. */
export function falseAlarms(
  incidents: TrueIncident[],
  { verdicts, notices }: Watched,
): { alarms: number; starts: number } {
  const isQuiet = (at: number) =>
    !incidents.some(({ startAt, endAt }) => at >= startAt && at <= endAt + AFTERGLOW_MS);
  const alarms = verdicts.filter(
    ({ at, is }, n) => isOutage(is) && !isOutage(verdicts[n - 1]?.is ?? 'unknown') && isQuiet(at),
  );
  const starts = notices.filter(({ kind, at }) => kind === 'start' && isQuiet(at));
  return { alarms: alarms.length, starts: starts.length };
}

/** What was said when somebody's actions had failed three times in a row, within ten minutes, for one and the same reason. */
export function namedCauses(
  { efforts }: Life,
  { verdicts }: Watched,
): { cause: Effort['cause']; said: VerdictId }[] {
  return efforts.flatMap((effort, n) => {
    const last = efforts.slice(Math.max(0, n - 2), n + 1);
    const isEpisode =
      last.length === 3 &&
      effort.failed &&
      effort.cause !== 'by-chance' &&
      last.every(({ cause }) => cause === effort.cause) &&
      effort.at - (last[0]?.at ?? 0) < 10 * MINUTE &&
      // Each episode is asked about once.
      !(efforts[n - 3]?.cause === effort.cause && effort.at - (efforts[n - 3]?.at ?? 0) < 10 * MINUTE);
    if (!isEpisode) return [];
    // A probe needs its moment.
    const said = verdicts.findLast(({ at }) => at <= effort.at + 1000)?.is ?? 'unknown';
    return [{ cause: effort.cause, said }];
  });
}

/** The verdicts that name each cause rightly. */
const RIGHT: Record<Effort['cause'], VerdictId[]> = {
  none: ['operational', 'reported-not-you'],
  'by-chance': ['operational', 'degraded', 'reported-not-you'],
  outage: ['outage-suspected', 'outage-confirmed'],
  offline: ['local-network'],
  portal: ['local-network'],
  proxy: ['unreachable'],
  blocked: ['unreachable'],
  limit: ['account'],
  'signed-out': ['account'],
  challenge: ['challenge'],
};

export interface Figures {
  incidents: number;
  people: number;
  detectionDelaySeconds: { median: number; p90: number; of: number };
  /** Of people who had failed three times before the page said anything; `lost`: median of what the first failure alone would have been ahead. */
  leadOverPageMinutes: { median: number; ofAnAlarmAtTheFirstFailure: number; lost: number; of: number };
  missed: { share: number; of: number };
  missedHeavy: { count: number; of: number };
  /** Of all all-clears: those while most of what the person did next still failed, and those before any later failure of the same incident. */
  earlyAllClears: { share: number; failedAgainLater: number; of: number };
  entriesPerIncident: number;
  startNoticesPerIncident: number;
  falseAlarmsPerUserMonth: number;
  falseNoticesPerUserMonth: number;
  userMonths: number;
  causes: { right: number; of: number; matrix: Record<string, Record<string, number>> };
  greenWhileBlindSeconds: number;
}

export interface Observed {
  incidents: number;
  people: number;
  fared: Fared[];
  causes: { cause: Effort['cause']; said: VerdictId }[];
  alarms: number;
  starts: number;
  userMonths: number;
  greenWhileBlindMs: number;
}

export function figuresOf(observed: Observed): Figures {
  const { fared, causes, userMonths } = observed;
  const felt = fared.filter(({ failures }) => failures >= ENOUGH_FAILURES);
  const alarmed = fared.filter(({ alarmAt }) => alarmAt !== null);
  const missed = felt.filter(({ alarmAt }) => alarmAt === null);
  const heavy = felt.filter(({ severity }) => severity === 'heavy');
  const early = felt.filter(
    ({ failuresBeforePost, alarmAt }) => failuresBeforePost >= ENOUGH_FAILURES && alarmAt !== null,
  );
  const posted = early.filter((one): one is Fared & { postedAt: number } => one.postedAt !== null);
  const told = fared.filter(({ starts }) => starts > 0);
  const right = causes.filter(({ cause, said }) => RIGHT[cause].includes(said));
  const delays = alarmed.map(({ alarmAt, firstFailureAt }) => ((alarmAt ?? 0) - firstFailureAt) / 1000);
  return {
    incidents: observed.incidents,
    people: observed.people,
    detectionDelaySeconds: { median: quantile(delays, 0.5), p90: quantile(delays, 0.9), of: delays.length },
    leadOverPageMinutes: {
      median: quantile(
        posted.map(({ postedAt, alarmAt }) => (postedAt - (alarmAt ?? 0)) / MINUTE),
        0.5,
      ),
      ofAnAlarmAtTheFirstFailure: quantile(
        posted.map(({ postedAt, firstFailureAt }) => (postedAt - firstFailureAt) / MINUTE),
        0.5,
      ),
      lost: quantile(
        posted.map(({ alarmAt, firstFailureAt }) => ((alarmAt ?? 0) - firstFailureAt) / MINUTE),
        0.5,
      ),
      of: posted.length,
    },
    missed: { share: share(missed.length, felt.length), of: felt.length },
    missedHeavy: { count: heavy.filter(({ alarmAt }) => alarmAt === null).length, of: heavy.length },
    earlyAllClears: {
      share: share(sum(fared, 'clearedWhileFailing'), sum(fared, 'cleared')),
      failedAgainLater: share(sum(fared, 'clearedAndFailedAgain'), sum(fared, 'cleared')),
      of: sum(fared, 'cleared'),
    },
    entriesPerIncident: mean(alarmed.map(({ entries }) => entries)),
    startNoticesPerIncident: mean(told.map(({ starts }) => starts)),
    falseAlarmsPerUserMonth: rounded(observed.alarms / userMonths),
    falseNoticesPerUserMonth: rounded(observed.starts / userMonths),
    userMonths: rounded(userMonths),
    causes: { right: share(right.length, causes.length), of: causes.length, matrix: matrixOf(causes) },
    greenWhileBlindSeconds: rounded(observed.greenWhileBlindMs / 1000),
  };
}

function matrixOf(causes: Observed['causes']): Record<string, Record<string, number>> {
  const matrix: Record<string, Record<string, number>> = {};
  for (const { cause, said } of causes) {
    matrix[cause] ??= {};
    const row = matrix[cause];
    row[said] = (row[said] ?? 0) + 1;
  }
  return matrix;
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
}

function sum(fared: Fared[], what: 'cleared' | 'clearedAndFailedAgain' | 'clearedWhileFailing'): number {
  return fared.reduce((total, one) => total + one[what], 0);
}

function mean(values: number[]): number {
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function share(count: number, of: number): number {
  return rounded(count / of);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
