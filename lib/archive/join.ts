import type { ServedConversation } from '../conversation/conversation';
import { asObject, asText, objectsIn, parseJson } from '../conversation/json';
import { STREAM_MARK, streamedMessages } from '../conversation/stream-copy';
import { wordsOf } from '../conversation/words-of';
import type { ConversationKey, Database, Holdings, Revision } from '../database/schema';
import { unknownAccount } from './account';
import { derive, type View } from './derive';
import { allIds, lacks } from './fuller';
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
 * that leads nowhere stands for itself. So is a whole copy that brings something and lacks something: the flat form tells one branch
 * alone, a server lags behind what was streamed, and one in trouble empties texts.
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
  let shown: string[] = [];
  for (const [place, base] of alone.bases.entries()) {
    const copy = base.shape === 'dom' ? null : await readRevision(database, base).catch(() => null);
    if (!copy) continue;
    if (place === 0) shown = copy.bodies;
    const [top = ''] = copy.bodies;
    const merged = source === 'stream' ? mergeStreams(candidate.served.bodies[0] ?? '', top) : null;
    const served = merged ? { ...candidate.served, bodies: [merged] } : candidate.served;
    const texts = textsOf(served.bodies);
    const held = new Map(copy.bodies.map((body, place) => [body, base.bodies[place] ?? '']));
    const others = copy.bodies.filter((body) => !served.bodies.includes(body));
    const outgrown = others.filter((body) => isOutgrown(body, texts));
    const hashes = (bodies: string[]) => bodies.map((body) => held.get(body) ?? '');
    // By itself the candidate outgrows less than with the stream that it was merged with.
    const own = merged ? textsOf(candidate.served.bodies) : texts;
    for (const hash of hashes(outgrown.filter((body) => isOutgrown(body, own)))) alone.outgrown.add(hash);
    const isNeeded =
      isPiece ||
      isOnTop(served.bodies, copy.bodies) ||
      eachHasItsOwn(view.holds, base.holds, texts, copy.bodies);
    if (!isNeeded) continue;
    const below = others.filter((body) => !outgrown.includes(body) && (isPiece || !isToldAgain(body, texts)));
    if (below.length === 0 && !merged) continue;
    const layers: ServedConversation = {
      shape: 'layers',
      bodies: [...served.bodies, ...below],
      id: served.id,
    };
    // Put on top of the latest copy, it may take the place of the one that is shown.
    if (place > 0 && goesFurther(textsOf(shown), textsOf(layers.bodies))) continue;
    const joined = derive(layers, partialBecause);
    const whole = isPiece || view.holds.partialBecause ? base.holds : view.holds;
    const { partialBecause: gap } = joined.holds;
    const hangs = (gap === 'missing-pages' || gap === 'broken-links') && whole.partialBecause === null;
    if (hangs) continue;
    const told = new Set([...alone.outgrown, ...hashes(outgrown)]);
    return { ...alone, served: layers, view: joined, outgrown: told, held, rewrites: rewrites(texts, below) };
  }
  return alone;
}

/** The same copy came before, and was put on top of what it lacks. */
function isOnTop(served: string[], held: string[]): boolean {
  return served.length < held.length && served.every((body, place) => body === held[place]);
}

/** Whether each of two copies says something that the other one does not. Two whole ones must have messages in common. */
function eachHasItsOwn(
  served: Holdings,
  held: Holdings,
  texts: ReadonlyMap<string, string>,
  bodies: string[],
): boolean {
  const isShorter = served.characters < held.characters;
  if (!isShorter && !lacks(served, allIds(held))) return false;
  const known = textsOf(bodies);
  return (
    (held.partialBecause !== null || allIds(held).some((id) => texts.has(id))) &&
    (lacks(served, allIds(held)) || goesFurther(known, texts)) &&
    (lacks(held, allIds(served)) || goesFurther(texts, known))
  );
}

/** Whether one tells a message of the other further than that does. */
function goesFurther(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...one].some(([id, text]) => {
    const told = other.get(id);
    return told !== undefined && told.length < text.length && text.startsWith(told);
  });
}

/** The copy that is shown, and behind it the latest one. */
async function basesOf(database: Database, account: string, conversationId: string): Promise<Revision[]> {
  const holders = await database.getAllFromIndex('heads', 'byConversation', conversationId);
  const of = (whose: string) => holders.find((head) => head.account === whose);
  // What has no account is taken over by the one that turns up (`adoptUnknown`), and the other way round.
  const only = account === unknownAccount && holders.length === 1 ? holders[0] : undefined;
  const head = of(account) ?? of(unknownAccount) ?? only;
  if (!head) return [];
  const key: ConversationKey = [head.account, conversationId];
  const seqs = [...new Set([head.currentSeq, head.revisions])];
  const rows = await Promise.all(seqs.map((seq) => database.get('revisions', [...key, seq])));
  return rows.filter((row) => row !== undefined);
}

/** The words of each message in served bodies, by its id: of two bodies the newer one's, unless the older one tells it further. */
function textsOf(bodies: string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const body of bodies) {
    const { messages, mapping } = asObject(parseJson(body)) ?? {};
    const nodes = Object.values(asObject(mapping) ?? {}).map((node) => asObject(asObject(node)?.message));
    for (const message of [...objectsIn(messages), ...nodes]) {
      const id = asText(message?.id);
      if (!message || id === null) continue;
      const [words, told] = [wordsOf(message), texts.get(id)];
      if (told === undefined || (words.length > told.length && words.startsWith(told))) texts.set(id, words);
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
function isOutgrown(body: string, texts: ReadonlyMap<string, string>): boolean {
  if (!body.startsWith(STREAM_MARK)) return false;
  const messages = streamedMessages(asObject(parseJson(body)) ?? {});
  return messages.every((message) => texts.get(`${message.id}`)?.startsWith(wordsOf(message)));
}

/** The same of any body, which may then be a copy of its own. */
function isToldAgain(body: string, texts: ReadonlyMap<string, string>): boolean {
  return [...textsOf([body])].every(([id, text]) => texts.get(id)?.startsWith(text));
}
