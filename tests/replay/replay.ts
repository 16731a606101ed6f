import type { Evidence } from '../../lib/evidence/evidence';
import {
  type Change,
  restoreEngine,
  type Step,
  startEngine,
  take,
  tick,
  verdictOf,
  wants,
} from '../../lib/verdict/engine';
import type { Fact, VerdictId } from '../../lib/verdict/verdict';
import type { ReplayEvent, ReplayFile } from './replay-file';

/** One line of output: a change of the verdict, or a notification. Times are ms since the start of the file. */
export interface ReplayLine {
  t: number;
  notify?: 'start' | 'end';
  verdict: VerdictId;
  since?: number;
  because?: string[];
}

const TICK_MS = 1000;
/** A control probe is answered this long after it was asked for. */
const PROBE_MS = 200;

/** Turns one reason into words, at a time. */
export type Sentence = (fact: Fact, now: number) => string;

/**
 * Drives the engine that ships with the events of a file, under a virtual clock that ticks every second, and says what the user would
 * have been told.
 * @param onSeen is told of everything that the engine sees, in order
 */
export function replay(
  file: ReplayFile,
  sentence: Sentence,
  onSeen: (evidence: Evidence) => void = () => undefined,
): ReplayLine[] {
  const { start, end, settings } = file;
  const events = file.events.filter(({ t }) => t <= end);
  const changes: Change[] = [];
  let state = startEngine(start, settings);
  let control = 'reachable';
  const follow = (step: Step) => {
    state = step.state;
    changes.push(...step.changes);
  };
  const see = (evidence: Evidence) => {
    onSeen(evidence);
    follow(take(state, evidence));
  };
  const answerProbes = (until: number) => {
    for (;;) {
      const { probe } = wants(state, state.clock);
      if (!probe || probe.askedAt + PROBE_MS > until) return;
      see({ kind: 'control', at: probe.askedAt + PROBE_MS, answered: control === 'reachable' });
    }
  };
  const happen = (event: ReplayEvent) => {
    if (event.kind === 'worker-killed')
      state = restoreEngine(JSON.parse(JSON.stringify(state)), start + event.t, settings);
    else see(toEvidence(event, start + event.t));
    if (event.kind === 'network') control = event.control;
  };

  see({ kind: 'tab', at: start, tab: 1, visible: true });
  let next = 0;
  for (const t of ticks(end)) {
    for (let event = events[next]; event && event.t <= t; event = events[next]) {
      answerProbes(start + event.t);
      happen(event);
      next += 1;
    }
    answerProbes(start + t);
    follow(tick(state, start + t));
    // What stands at the very beginning is no change.
    if (t === 0) changes.splice(0, changes.length, { kind: 'verdict', at: start, verdict: verdictOf(state) });
  }
  return changes.flatMap((change) => toLine(change, start, sentence));
}

/** Every second, and the end. */
function* ticks(end: number): Iterable<number> {
  for (let t = 0; t < end; t += TICK_MS) yield t;
  yield end;
}

/** An event of the file as the evidence that the extension would have reported. */
function toEvidence(event: Exclude<ReplayEvent, { kind: 'worker-killed' }>, at: number): Evidence {
  const { t: _, ...fields } = event;
  if (fields.kind === 'network') return { kind: 'network', at, online: fields.online };
  return { ...fields, at };
}

/** An outage names its beginning; a verdict with reasons names them. A start that is taken back is not told to anybody. */
function toLine(change: Change, start: number, sentence: Sentence): ReplayLine[] {
  if (change.kind === 'notice') {
    const { kind, at, verdict } = change.notice;
    return kind === 'withdraw' ? [] : [{ t: at - start, notify: kind, verdict }];
  }
  const { at, verdict } = change;
  const line: ReplayLine = { t: at - start, verdict: verdict.is };
  if (verdict.is === 'operational' || verdict.is === 'unknown') return [line];
  if (verdict.is.startsWith('outage-') && verdict.since !== null) line.since = verdict.since - start;
  return [{ ...line, because: verdict.because.map((fact) => sentence(fact, at)) }];
}
