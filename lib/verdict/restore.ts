import { DEFAULT_SETTINGS, type EngineState, freshState } from './engine-state';
import { WEIGHTS } from './weights';
import { within } from './within';

/**
 * The engine as it was saved, for a worker that comes back to life: not one bit differs. Anything that is not such a state, or of another
 * version, gives a fresh one. Never throws.
 */
export function restoreEngine(saved: unknown, now: number, settings = DEFAULT_SETTINGS): EngineState {
  return isEngineState(saved) ? { ...saved, settings } : freshState(now, settings);
}

/**
 * What of a saved engine still holds after the browser was closed and opened again: what was told and what the page said, but no tabs,
 * no wishes, no own evidence older than a quarter of an hour, and no outage that the page did not confirm and nobody felt for long.
 */
export function afterBrowserRestart(state: EngineState, now: number): EngineState {
  const { incident, actions } = state;
  const isStale =
    incident?.leftAt === null &&
    incident.agreedAt === null &&
    !within(incident.failedAt, WEIGHTS.fadeMs, now);
  return {
    ...state,
    actions: actions.filter(({ at }) => within(at, WEIGHTS.ownSuccessMs, now)),
    incident: isStale ? null : incident,
    visibleTabs: [],
    control: null,
    probeAskedAt: null,
    offlineSince: null,
    localSince: null,
    graceEndsAt: now + WEIGHTS.graceMs,
    pollWishedAt: now + WEIGHTS.pollAfterWakeMs,
  };
}

type Check = (value: unknown) => boolean;

const number: Check = Number.isFinite;
const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const instant = orNull(number);

const isEngineState = shape({
  version: (value) => value === 1,
  clock: number,
  actions: listOf(
    shape({
      tab: number,
      name: orNull(text),
      at: number,
      marks: listOf(
        shape({
          at: number,
          kind: text,
          route: text,
          status: instant,
          waits: flag,
          reported: flag,
          until: (value) => value === undefined || number(value),
        }),
      ),
    }),
  ),
  firstBytes: listOf(number),
  lastAnswerAt: instant,
  lastSuccessAt: instant,
  lastFailureAt: instant,
  features: listOf(shape({ feature: text, at: number, works: flag })),
  lastEdgeAt: instant,
  silenceAt: instant,
  page: shape({
    lastPoll: text,
    lastPollAt: instant,
    failuresInRow: number,
    readAt: instant,
    components: listOf(shape({ id: text, name: text, group: orNull(text), status: text })),
    incidents: listOf(shape({ id: text, name: text, status: text, components: listOf(text) })),
  }),
  offlineSince: instant,
  control: orNull(shape({ at: number, answered: flag })),
  probeAskedAt: instant,
  pollWishedAt: instant,
  graceEndsAt: instant,
  localSince: instant,
  visibleTabs: listOf(number),
  tabUsedAt: instant,
  incident: orNull(
    shape({
      since: number,
      enteredAt: listOf(number),
      routes: listOf(text),
      failedAt: number,
      successesNeeded: number,
      failures: number,
      lucky: number,
      agreedAt: instant,
      clearedAt: instant,
      cameBack: flag,
      leftAt: instant,
      left: orNull(text),
      toldAs: orNull(text),
      endTold: flag,
    }),
  ),
  verdict: shape({ is: text, since: instant }),
  outageShownAt: instant,
  startsToldAt: listOf(number),
}) as (value: unknown) => value is EngineState;
