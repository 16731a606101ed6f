import type { EngineState, Incident } from './engine-state';
import { lastImpaired } from './page-view';
import { reportOf } from './reported-since';
import type { Notice } from './verdict';
import { WEIGHTS } from './weights';
import { within } from './within';

export interface Told {
  state: EngineState;
  notices: Notice[];
}

/**
 * What is due to be told now: at most one start and one end per incident, never while the user looks at ChatGPT (the warning in the
 * page speaks there), never for anything but an outage. That it was told is in the state before it is shown.
 * @param before the incident before this step
 */
export function tell(state: EngineState, before: Incident | null, now: number): Told {
  const { incident } = state;
  if (!incident) return { state, notices: [] };
  if (incident.leftAt === null)
    return before?.leftAt != null ? reopened(state, incident, now) : start(state, incident, now);
  return before?.leftAt === null ? end(state, incident, now) : { state, notices: [] };
}

function start(state: EngineState, incident: Incident, now: number): Told {
  const startsToldAt = state.startsToldAt.filter((at) => within(at, WEIGHTS.dayMs, now));
  const isHeld = state.outageShownAt !== null && now - state.outageShownAt >= WEIGHTS.noticeAfterMs;
  const isDue =
    isHeld &&
    state.settings.notifications &&
    state.visibleTabs.length === 0 &&
    incident.toldAs === null &&
    !incident.cameBack &&
    startsToldAt.length < WEIGHTS.noticesPerDay;
  if (!isDue) return { state, notices: [] };
  const report = lastImpaired(state)
    .map(({ id }) => reportOf(state.page.incidents, id, now))
    .find((found) => found !== null);
  const id = `outage-${report?.id ?? incident.since}`;
  return {
    state: { ...state, incident: { ...incident, toldAs: id }, startsToldAt: [...startsToldAt, now] },
    notices: [{ id, kind: 'start', verdict: state.verdict.is, at: now, silent: false }],
  };
}

/** An outage that only faded has no end that anybody saw: its start is taken back without a word. */
function end(state: EngineState, incident: Incident, now: number): Told {
  const { toldAs: id, endTold, left } = incident;
  if (id === null || endTold) return { state, notices: [] };
  const kind = left === 'faded' ? 'withdraw' : 'end';
  const silent = kind === 'withdraw' || state.visibleTabs.length > 0;
  return {
    state: { ...state, incident: { ...incident, endTold: true } },
    notices: [{ id, kind, verdict: state.verdict.is, at: now, silent }],
  };
}

/** It is back: the notice of its end is no longer true, and nothing more is told. */
function reopened(state: EngineState, { toldAs: id }: Incident, now: number): Told {
  if (id === null) return { state, notices: [] };
  return { state, notices: [{ id, kind: 'withdraw', verdict: state.verdict.is, at: now, silent: true }] };
}
