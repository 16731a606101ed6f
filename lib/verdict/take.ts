import type {
  Evidence,
  NetworkEvidence,
  PageEvidence,
  StatusEvidence,
  TabEvidence,
} from '../evidence/evidence';
import { withMark } from './actions';
import { afterControl, askingForProbe, lineAt } from './control';
import type { EngineState } from './engine-state';
import { withFeature } from './features';
import { type Mark, type MarkKind, markOf, type PlainMark } from './marks';
import { afterPoll, impairedNow, LOGIN_ROUTES } from './page-view';
import { withFirstByte } from './slow';
import { WEIGHTS } from './weights';
import { later } from './within';

/** The state with one more observation in it, nothing concluded yet. */
export function remember(state: EngineState, evidence: Evidence): EngineState {
  switch (evidence.kind) {
    case 'status':
      return ofPoll(state, evidence);
    case 'network':
      return ofNetwork(state, evidence);
    case 'control':
      return afterControl(state, evidence.at, evidence.answered);
    case 'edge':
      return { ...state, lastEdgeAt: later(state.lastEdgeAt, evidence.at) };
    case 'wake':
      return afterWake(state, evidence.at);
    case 'tab':
      return ofTab(state, evidence);
    default:
      return ofPage(state, evidence);
  }
}

/** After the machine woke: the network needs a moment before the page can be asked. */
export function afterWake(state: EngineState, now: number): EngineState {
  return { ...afterPause(state, now), pollWishedAt: now + WEIGHTS.pollAfterWakeMs };
}

/** After a pause of the machine or of the line, failures of transport say nothing for a while. */
function afterPause(state: EngineState, now: number): EngineState {
  return { ...state, graceEndsAt: now + WEIGHTS.graceMs };
}

function ofPoll(state: EngineState, poll: StatusEvidence): EngineState {
  const isServed = state.pollWishedAt !== null && state.pollWishedAt <= poll.at;
  const polled = {
    ...state,
    page: afterPoll(state.page, poll),
    pollWishedAt: isServed ? null : state.pollWishedAt,
  };
  // Any answer, even one that nobody can read, proves the line. None at all wants a second host.
  return poll.result === 'unreachable'
    ? askingForProbe(polled, poll.at)
    : afterControl(polled, poll.at, true);
}

function ofNetwork(state: EngineState, { at, online }: NetworkEvidence): EngineState {
  if (!online) return askingForProbe({ ...state, offlineSince: state.offlineSince ?? at }, at);
  const isBack = state.offlineSince !== null;
  if (!isBack) return state.localSince === null ? state : askingForProbe(state, at);
  return askingForProbe({ ...afterPause(state, at), offlineSince: null, pollWishedAt: at }, at);
}

function ofTab(state: EngineState, { at, tab, visible }: TabEvidence): EngineState {
  const others = state.visibleTabs.filter((other) => other !== tab);
  return {
    ...state,
    visibleTabs: visible ? [...others, tab].sort((one, other) => one - other) : others,
    tabUsedAt: later(state.tabUsedAt, at),
  };
}

/** Failures that say nothing when the line is down. */
const OF_TRANSPORT: MarkKind[] = ['silence', 'network-text', 'proxy-failed', 'cut', 'stalled'];

function ofPage(state: EngineState, evidence: PageEvidence): EngineState {
  const seen = withTimes(state, evidence);
  const plain = markOf(evidence);
  if (!plain) return seen;
  if (!OF_TRANSPORT.includes(plain.kind)) return withEvidence(seen, evidence, plain, false);
  const inGrace = state.graceEndsAt !== null && evidence.at < state.graceEndsAt;
  if (inGrace) return seen;
  const isSilent = plain.kind === 'silence' || plain.status === 511;
  const silent = isSilent ? { ...seen, silenceAt: later(seen.silenceAt, evidence.at) } : seen;
  const line = lineAt(silent, evidence.at);
  if (line === 'works') return withEvidence(silent, evidence, plain, false);
  // While the line is known to be down, nothing is held against the service; but a new word about the line is welcome.
  if (line === 'down' || silent.localSince !== null) return silent;
  return askingForProbe(withEvidence(silent, evidence, plain, true), evidence.at);
}

function withEvidence(
  state: EngineState,
  evidence: PageEvidence,
  plain: PlainMark,
  waits: boolean,
): EngineState {
  const until = plain.kind === 'limit' && 'endsAt' in evidence ? { until: evidence.endsAt } : {};
  const reported = isReported(state, plain, evidence.at);
  const mark: Mark = { ...plain, at: evidence.at, waits, reported, ...until };
  return { ...state, actions: withMark(state.actions, evidence, mark) };
}

/** Whether the page reports just that which a limit or a refusal would otherwise blame the user for. */
function isReported(state: EngineState, { kind, status }: PlainMark, now: number): boolean {
  const isLimit = kind === 'limit' || status === 429;
  return impairedNow(state, now).some(({ routes }) => (routes === LOGIN_ROUTES) !== isLimit);
}

/** Times that outlive the actions: the last success, the last word from ChatGPT's edge, how late answers begin. */
function withTimes(state: EngineState, evidence: PageEvidence): EngineState {
  const { at } = evidence;
  const used = withFeature({ ...state, tabUsedAt: later(state.tabUsedAt, at) }, evidence);
  if (evidence.kind === 'generation' && evidence.outcome === 'done')
    return {
      ...used,
      lastEdgeAt: later(state.lastEdgeAt, at),
      lastAnswerAt: later(state.lastAnswerAt, at),
      lastSuccessAt: later(state.lastSuccessAt, at),
      firstBytes: withFirstByte(state.firstBytes, evidence.firstByteMs),
    };
  // An asset may come from a cache, and telemetry from anywhere.
  if (
    evidence.kind !== 'response' ||
    !evidence.edge ||
    evidence.route === 'asset' ||
    evidence.route === 'other'
  )
    return used;
  const edge = { ...used, lastEdgeAt: later(state.lastEdgeAt, at) };
  const isSuccess = markOf(evidence)?.kind === 'loaded';
  return isSuccess ? { ...edge, lastSuccessAt: later(state.lastSuccessAt, at) } : edge;
}
