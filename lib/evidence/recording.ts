import { codeMeaning } from './error-code';
import type { Evidence, StatusEvidence } from './evidence';
import { matchSignature } from './match-signature';
import { SAMPLES } from './samples';

/** The newest evidence, oldest first, already without anything that could name the user or a conversation. */
export type Recording = Evidence[];

const KEPT_MS = 2 * 60 * 60 * 1000;
const MOST_KEPT = 600;
/** A poll that says what the one before said is kept this rarely: an answer is believed for twice as long. */
const SAME_POLL_MS = 5 * 60 * 1000;

/** The recording with one more observation. What counts for nothing is not kept, nor what a replay has no word for. */
export function record(recording: Recording, evidence: Evidence): Recording {
  const bare = withoutTraces(evidence);
  if (!bare || repeatsPoll(recording, bare)) return recording;
  return [...recording, bare].filter(({ at }) => evidence.at - at <= KEPT_MS).slice(-MOST_KEPT);
}

/** Texts become the known sample they resemble, codes stay only where their meaning is known; when a limit ends, and what an answer was about, is the user's own. */
function withoutTraces(evidence: Evidence): Evidence | null {
  if (evidence.kind === 'page-error') {
    const known = matchSignature(evidence.text, evidence.where);
    const { endsAt: _, ...bare } = evidence;
    return { ...bare, text: (known && SAMPLES[known.id]?.[0]) ?? '[unknown text]' };
  }
  if (evidence.kind === 'edge' || ('route' in evidence && evidence.route === 'other')) return null;
  if (evidence.kind === 'generation') {
    const { feature: _, ...bare } = evidence;
    return bare;
  }
  if (evidence.kind !== 'response') return evidence;
  const { endsAt: _, ...bare } = evidence;
  return { ...bare, code: codeMeaning(bare.code) === null ? null : bare.code };
}

function repeatsPoll(recording: Recording, evidence: Evidence): boolean {
  if (evidence.kind !== 'status') return false;
  const last = recording.findLast((one): one is StatusEvidence => one.kind === 'status');
  const said = (poll: StatusEvidence) => JSON.stringify({ ...poll, at: 0 });
  return last !== undefined && said(last) === said(evidence) && evidence.at - last.at < SAME_POLL_MS;
}

/**
 * The recording as one `lifeboat-replay/1` object, ready for JSON: the incident report. Tabs and actions get numbers; there is no
 * address, no content and no identifier in it, only what was seen, when, and what the public status page said.
 * @param now the end of the report, epoch ms
 */
export function toReplayFile(recording: Recording, title: string, now: number): object {
  // What a page saw may be taken after what happened later elsewhere.
  const inOrder = recording.toSorted((one, other) => one.at - other.at);
  const start = inOrder[0]?.at ?? now;
  const tabs = numbering();
  const actions = numbering();
  const world = { online: true, control: 'reachable' };
  let latest = start;
  const events = inOrder.flatMap((evidence): object[] => {
    const { at, ...fields } = evidence;
    const t = (evidence.kind === 'control' ? latest : at) - start;
    latest = Math.max(latest, at);
    switch (fields.kind) {
      case 'control':
      case 'network': {
        const before = { ...world };
        if (fields.kind === 'network') world.online = fields.online;
        else world.control = fields.answered ? 'reachable' : 'unreachable';
        const isNews = world.online !== before.online || world.control !== before.control;
        return isNews ? [{ t, kind: 'network', ...world }] : [];
      }
      case 'status':
      case 'wake':
        return [{ t, ...fields }];
      case 'edge':
        return [];
      case 'tab':
        return [{ t, ...fields, tab: tabs(fields.tab) }];
      default: {
        const { action, tab, ...rest } = fields;
        const named = action === undefined ? {} : { action: `a${actions(action)}` };
        return [{ t, ...rest, ...named, tab: tabs(tab) }];
      }
    }
  });
  return { format: 'lifeboat-replay/1', title, start, end: Math.max(now, latest) - start, events };
}

/** Numbers from 1, in the order in which things first appear. */
function numbering(): (thing: unknown) => number {
  const known = new Map<unknown, number>();
  return (thing) => {
    const number = known.get(thing) ?? known.size + 1;
    known.set(thing, number);
    return number;
  };
}
