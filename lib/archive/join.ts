import type { ServedConversation } from '../conversation/conversation';
import { asObject, asText, type JsonObject, objectsIn, parseJson } from '../conversation/json';
import { STREAM_MARK, streamedMessages } from '../conversation/stream-copy';
import type { ConversationKey, Database, Holdings, Revision } from '../database/schema';
import { unknownAccount } from './account';
import { derive, type View } from './derive';
import { lacks } from './fuller';
import { mergeStreams } from './merge-streams';
import type { CandidateRevision } from './revision';
import { readRevision } from './revisions';

/** A candidate, joined with what is held where it is only a piece. */
export interface Joined {
  served: ServedConversation;
  view: View;
  /** The copy shown so far, and the latest one: they may be replaced where the candidate holds all that is in them. */
  bases: Revision[];
  /** Hashes of streamed bodies that the candidate tells again, further. */
  outgrown: Set<string>;
  /** It tells a message of the held copy in other words: both copies stay. */
  rewrites: boolean;
  /** Bodies of `served` that are held already, with their hashes: a finished turn costs work for that turn, not for all before it. */
  held: Map<string, string>;
}

/** The candidate by itself. Throws what `readConversation` throws when it is no conversation. */
export function standAlone({ served, partialBecause }: CandidateRevision): Joined {
  const view = derive(served, partialBecause);
  return { served, view, bases: [], outgrown: new Set(), rewrites: false, held: new Map() };
}

/**
 * What to keep of a candidate. The page loads only the newest turns of a long conversation, and a stream brings only one exchange:
 * such a piece is put on top of the copy that is shown, if it continues it, so that nothing has to be read a second time. A piece
 * that leads nowhere stands for itself. A whole copy that lacks what was streamed, and brings what was not, is put below it.
 *
 * Throws what `readConversation` throws when it is no conversation.
 */
export async function joinWithHeld(database: Database, candidate: CandidateRevision): Promise<Joined> {
  const { source, partialBecause } = candidate;
  const alone = standAlone(candidate);
  const { view } = alone;
  if (source !== 'page' && source !== 'stream' && source !== 'backfill') return alone;
  const isPiece =
    source === 'stream' ||
    (candidate.served.shape === 'flat' && view.conversation.partialBecause === 'missing-pages');
  alone.bases = await basesOf(database, candidate.account, view.conversation.id);
  for (const base of alone.bases) {
    const copy = base.shape === 'dom' ? null : await readRevision(database, base).catch(() => null);
    if (!copy) continue;
    const [top = ''] = copy.bodies;
    const merged = source === 'stream' ? mergeStreams(candidate.served.bodies[0] ?? '', top) : null;
    const served = merged ? { ...candidate.served, bodies: [merged] } : candidate.served;
    const texts = textsOf(served.bodies);
    const held = new Map(copy.bodies.map((body, place) => [body, base.bodies[place] ?? '']));
    const others = copy.bodies.filter((body) => !served.bodies.includes(body));
    const below = others.filter((body) => !isOutgrown(body, texts));
    for (const body of others) if (!below.includes(body)) alone.outgrown.add(held.get(body) ?? '');
    const needed = isPiece || (top.startsWith(STREAM_MARK) && eachHasItsOwn(view.holds, base.holds));
    if (!needed || (below.length === 0 && !merged)) continue;
    const layers: ServedConversation = {
      shape: 'layers',
      bodies: [...served.bodies, ...below],
      id: served.id,
    };
    const joined = derive(layers, partialBecause);
    const whole = isPiece ? base.holds : view.holds;
    const hangs = joined.holds.partialBecause === 'missing-pages' && whole.partialBecause === null;
    if (!hangs) return { ...alone, served: layers, view: joined, held, rewrites: rewrites(texts, below) };
  }
  return alone;
}

/** A server that lags behind lacks what was streamed a moment ago, and has what was written before anybody watched. */
function eachHasItsOwn(served: Holdings, held: Holdings): boolean {
  return lacks(served, held.active) && lacks(held, served.active);
}

/** The copy that is shown, and behind it the latest one. */
async function basesOf(database: Database, account: string, conversationId: string): Promise<Revision[]> {
  const holders = await database.getAllFromIndex('heads', 'byConversation', conversationId);
  const own = holders.find((head) => head.account === account);
  const head = own ?? (account === unknownAccount && holders.length === 1 ? holders[0] : undefined);
  if (!head) return [];
  const key: ConversationKey = [head.account, conversationId];
  const seqs = [...new Set([head.currentSeq, head.revisions])];
  const rows = await Promise.all(seqs.map((seq) => database.get('revisions', [...key, seq])));
  return rows.filter((row) => row !== undefined);
}

/** The words of each message in served bodies, by its id. */
function textsOf(bodies: string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const body of bodies) {
    const { messages, mapping } = asObject(parseJson(body)) ?? {};
    const nodes = Object.values(asObject(mapping) ?? {}).map((node) => asObject(asObject(node)?.message));
    for (const message of [...objectsIn(messages), ...nodes]) {
      const id = asText(message?.id);
      if (message && id !== null && !texts.has(id)) texts.set(id, textOf(message));
    }
  }
  return texts;
}

function rewrites(texts: Map<string, string>, below: string[]): boolean {
  const ids = [...texts.keys()];
  const shared = below.filter((body) => ids.some((id) => body.includes(id)));
  return [...textsOf(shared)].some(([id, text]) => texts.get(id)?.startsWith(text) === false);
}

/** A streamed body of which every message is told again, at least as far. */
function isOutgrown(body: string, texts: Map<string, string>): boolean {
  if (!body.startsWith(STREAM_MARK)) return false;
  const messages = streamedMessages(asObject(parseJson(body)) ?? {});
  return messages.every((message) => texts.get(`${message.id}`)?.startsWith(textOf(message)));
}

/** The words of a message as they grow: of its parts or its code, whatever else it holds. */
function textOf({ content }: JsonObject): string {
  const { parts, text, content: words } = asObject(content) ?? {};
  const all = Array.isArray(parts)
    ? parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    : [];
  return [...all, asText(text) ?? '', asText(words) ?? ''].filter((one) => one !== '').join('\n');
}
