import fc from 'fast-check';
import { start } from '../../../lib/archive/backfill/control';
import type { BackfillReader, Failure, Outcome } from '../../../lib/archive/backfill/reader';
import { step } from '../../../lib/archive/backfill/step';
import { headOf } from '../../../lib/archive/heads';
import { importFile } from '../../../lib/archive/import-file';
import { keep } from '../../../lib/archive/keep';
import type { CandidateRevision, Kept } from '../../../lib/archive/revision';
import { findRevision, readRevision, revisionsOf } from '../../../lib/archive/revisions';
import type { PartialReason } from '../../../lib/conversation/conversation';
import { messageText } from '../../../lib/conversation/plain-text';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { openDatabase } from '../../../lib/database/open';
import type { ConversationKey, Database, Revision } from '../../../lib/database/schema';
import { sourceOf } from '../../../lib/import/byte-source';
import { mustBeSame } from '../../support/same';
import { Killed, killedAt } from './kill';
import { aCandidate, aFlat, aStream, aTree, conversationId, type Written, written } from './served';

/*
 * What must hold whatever is offered to the archive, in whatever order, and wherever the worker dies. No test runner is needed: the
 * same properties run over the fake database in Node and over the real ones inside Chromium and Firefox.
 */

const all = written(8);
/** Any part of the conversation in any order, some of it twice, some texts emptied. */
const messages: fc.Arbitrary<Written[]> = fc.oneof(
  fc.nat({ max: 8 }).map((count) => all.slice(0, count)),
  fc.shuffledSubarray(all),
  fc.array(fc.constantFrom(...all), { maxLength: 6 }),
  fc.subarray(all).map((some) => some.map(({ id }) => ({ id, text: '' }))),
);
const updatedAt = fc.constantFrom(1_762_000_000_000, 1_763_000_000_000);
const garbage = fc.constantFrom(
  '',
  'null',
  '[]',
  '{}',
  '<html>502 Bad Gateway</html>',
  '{"detail":{"code":"conversation_inaccessible"}}',
  '{"mapping":{}}',
  '{"messages":[]}',
  aTree({ messages: all }).bodies[0]?.slice(0, 700) ?? '',
);
/** A streamed exchange, as far as it came, behind some message. */
const streamed = fc
  .record({ from: fc.nat({ max: 6 }), characters: fc.nat({ max: 30 }) })
  .map(({ from, characters }) => {
    const [prompt, answer] = all.slice(from, from + 2) as [Written, Written];
    const messages = [prompt, { ...answer, text: answer.text.slice(0, characters) }];
    return aStream({ messages, parent: from === 0 ? undefined : all[from - 1]?.id });
  });
const read = fc.oneof(
  fc.record({ messages, updatedAt }).map(aTree),
  fc.record({ messages, updatedAt, hasMore: fc.boolean() }).map(aFlat),
  fc
    .record({ shape: fc.constantFrom('tree' as const, 'flat' as const, 'dom' as const), body: garbage })
    .map(({ shape, body }) => ({ shape, bodies: [body], id: conversationId })),
);
const served = fc.oneof({ weight: 1, arbitrary: streamed }, { weight: 3, arbitrary: read });
const partialBecause: fc.Arbitrary<PartialReason | null> = fc.constantFrom(
  null,
  null,
  'still-writing',
  'missing-pages',
);
const candidate: fc.Arbitrary<CandidateRevision> = fc
  .record({
    served,
    partialBecause,
    account: fc.constantFrom('account-1', 'account-1', 'unknown'),
    source: fc.constantFrom('page' as const, 'page', 'backfill', 'official-export', 'json', 'backup'),
  })
  .map(({ served, source, ...over }) =>
    aCandidate(served, { ...over, source: served.shape === 'layers' ? 'stream' : source }),
  );

const failure: fc.Arbitrary<Failure> = fc.constantFrom(
  { failed: 'service' as const },
  { failed: 'gone' as const },
  { failed: 'inaccessible' as const },
  { failed: 'changed' as const },
  { failed: 'rate-limited' as const, until: null },
);
/** What a server under trouble says when it is asked for everything: of each list and of the conversation itself. */
const answers = fc.record({
  lists: fc.array(fc.oneof(failure, fc.constantFrom('empty', 'full', 'twice', 'another')), { maxLength: 8 }),
  conversation: fc.oneof(failure, read),
});

type Deed =
  | { is: 'kept'; candidate: CandidateRevision }
  /** A list of conversations in a file. */
  | { is: 'imported'; bodies: string[] }
  | { is: 'backed up'; lists: (Failure | string)[]; conversation: Failure | CandidateRevision['served'] };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: candidate.map((candidate) => ({ is: 'kept' as const, candidate })) },
  {
    weight: 1,
    arbitrary: fc
      .array(read, { minLength: 1, maxLength: 3 })
      .map((all) => ({ is: 'imported' as const, bodies: all.flatMap(({ bodies }) => bodies) })),
  },
  { weight: 1, arbitrary: answers.map((all) => ({ is: 'backed up' as const, ...all })) },
);
/** Something that happens, and the write at which the worker dies the first time (most have fewer than ten). */
const happening = fc.record({ deed, dies: fc.option(fc.nat({ max: 12 })) });

async function happens(database: Database, deed: Deed, now: number): Promise<unknown> {
  if (deed.is === 'kept') return keep(database, deed.candidate, now);
  if (deed.is === 'imported') {
    const bytes = sourceOf(new TextEncoder().encode(`[${deed.bodies.join(',')}]`));
    const how = { writtenAt: now, now, onProgress() {}, signal: new AbortController().signal };
    return importFile(database, { name: 'conversations.json', bytes }, how);
  }
  return backUpAll(database, deed, now);
}

/** As many steps as such a server has answers for. */
async function backUpAll(database: Database, deed: Extract<Deed, { is: 'backed up' }>, now: number) {
  const lists = [...deed.lists];
  const listed = (id: string) => ({ id, title: 'Sourdough', updatedAt: 1_763_000_000_000 });
  const page = (what = 'empty') => ({
    items: {
      empty: [],
      another: [listed('another')],
      full: [listed(conversationId)],
      twice: [listed(conversationId), listed('another'), listed(conversationId)],
    }[what as 'empty'],
    ...{ total: null, next: null, lists: [] },
  });
  const { conversation } = deed;
  const reader: BackfillReader = {
    accounts: async () => ({ value: ['account-1'] }),
    async list() {
      const answer = lists.shift();
      return typeof answer === 'object' ? answer : { value: page(answer) };
    },
    async conversation(account): Promise<Outcome<Kept>> {
      if ('failed' in conversation) return conversation;
      const candidate = aCandidate(conversation, { account, source: 'backfill' });
      const kept = await keep(database, candidate, now).catch((error: unknown) => {
        if (error instanceof Killed) throw error;
        return null;
      });
      return kept ? { value: kept } : { failed: 'changed' };
    },
    file: async () => ({ failed: 'gone' }),
  };
  let clock = now;
  await start(database, clock);
  for (let steps = 0; steps < 16; steps++) {
    const at = await step(database, { reader, now: () => clock, random: () => 0.5 });
    if (at === null) return;
    clock = Math.max(clock, at);
  }
}

interface Held {
  ids: Set<string>;
  /** Everything that was served, whichever copies hold it. */
  bodies: Set<string>;
  current: Revision | null;
}

async function look(database: Database): Promise<Held> {
  const held: Held = { ids: new Set(), bodies: new Set(), current: null };
  for (const { account } of await database.getAll('heads')) {
    const key: ConversationKey = [account, conversationId];
    for (const revision of await revisionsOf(database, key)) {
      for (const id of [...revision.holds.active, ...revision.holds.others]) held.ids.add(id);
      for (const body of (await readRevision(database, revision)).bodies) held.bodies.add(body);
    }
    held.current = await findRevision(database, key);
  }
  return held;
}

function nobodyLoses(before: Held, after: Held): void {
  const lost = [...before.ids].filter((id) => !after.ids.has(id));
  mustBeSame(lost, [], 'messages lost');
  // Only a streamed text may go, and only where it is told further.
  const gone = [...before.bodies].filter((body) => !isHeld(after, body));
  mustBeSame(gone, [], 'bodies lost');
}

function textsIn(body: string): Map<string, string> {
  const { messages, mapping } = JSON.parse(body) ?? {};
  const nodes = Object.values(mapping ?? {}).map((node) => (node as { message: unknown }).message);
  const said = [...(messages ?? []), ...nodes].filter(Boolean);
  return new Map(said.map(({ id, content }) => [id, content.parts.join('')]));
}

/** Streamed texts are put together with the ones they follow. */
function isHeld({ bodies }: Held, body: string): boolean {
  return bodies.has(body) || [...bodies].some((other) => tellsFurther(other, body));
}

function tellsFurther(other: string, body: string): boolean {
  return (
    body.startsWith('{"lifeboat_stream":1') &&
    [...textsIn(body)].every(([id, text]) => textsIn(other).get(id)?.startsWith(text))
  );
}

let count = 0;

/** An empty archive for as long as `work` takes. */
async function inArchive<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const name = `never-shrink-${count++}`;
  const database = await openDatabase({ name });
  try {
    return await work(database);
  } finally {
    database.close();
    indexedDB.deleteDatabase(name);
  }
}

const nothingIsLost = fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), (happenings) =>
  inArchive(async (database) => {
    let now = 1;
    for (const { deed, dies } of happenings) {
      const before = await look(database);
      if (dies !== null) {
        const died = await killedAt(dies, () => happens(database, deed, now)).catch(() => true);
        const half = await look(database);
        nobodyLoses(before, half);
        // One copy is kept in one transaction: all of it or nothing.
        if (died && deed.is === 'kept') mustBeSame(half, before, 'half-written');
      }
      // The page asks again, not knowing how far it got.
      const done = await happens(database, deed, now++).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Killed) throw error;
          return false;
        },
      );
      const after = await look(database);
      nobodyLoses(before, after);
      if (deed.is === 'kept') {
        if (!done) mustBeSame(after, before, 'changed by a refusal');
        else
          for (const body of deed.candidate.served.bodies)
            mustBeSame(isHeld(after, body), true, 'the copy is held');
      }
      mustBeSame(await database.count('heads'), after.current ? 1 : 0, 'conversations');
    }
  }),
);

const readerSeesNoLess = fc.asyncProperty(fc.array(candidate, { minLength: 2, maxLength: 8 }), (candidates) =>
  inArchive(async (database) => {
    let shown: Revision | null = null;
    for (const candidate of candidates) {
      await keep(database, candidate, 1).catch(() => null);
      const { current } = await look(database);
      const has = new Set([...(current?.holds.active ?? []), ...(current?.holds.others ?? [])]);
      const hidden = (shown?.holds.active ?? []).filter((id) => !has.has(id));
      mustBeSame(hidden, [], 'messages that are not shown any more');
      shown = current;
    }
  }),
);

/** What the page, its streams and our own reads bring; a file from elsewhere is kept as it is. */
const received = candidate.filter(({ source }) => ['page', 'stream', 'backfill'].includes(source));

const noTextShrinks = fc.asyncProperty(fc.array(received, { minLength: 2, maxLength: 8 }), (candidates) =>
  inArchive(async (database) => {
    let shown = new Map<string, string>();
    for (const candidate of candidates) {
      await keep(database, candidate, 1).catch(() => null);
      const { current } = await look(database);
      const now = current ? await textsOf(database, current) : new Map<string, string>();
      const shorter = [...shown].filter(([id, text]) => (now.get(id) ?? text).length < text.length);
      mustBeSame(shorter, [], 'texts that are shorter than they were');
      shown = now;
    }
  }),
);

async function textsOf(database: Database, revision: Revision): Promise<Map<string, string>> {
  const { messages, otherBranches } = readConversation(await readRevision(database, revision));
  return new Map([...messages, ...otherBranches].map((message) => [message.id, messageText(message)]));
}

const orderIsNothing = fc.asyncProperty(
  fc
    .array(candidate, { minLength: 2, maxLength: 5 })
    .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
  async (orders) => {
    const [one, other] = await Promise.all(
      orders.map((order) =>
        inArchive(async (database) => {
          for (const candidate of order) await keep(database, candidate, 1).catch(() => null);
          const { ids, bodies } = await look(database);
          const served = [...bodies].filter((body) => !body.startsWith('{"lifeboat_stream"'));
          const isThere = (await headOf(database, null, conversationId)) !== null;
          mustBeSame(isThere, ids.size + bodies.size > 0, 'the conversation is listed');
          return { ids: [...ids].sort(), served: served.sort() };
        }),
      ),
    );
    mustBeSame(one, other, 'held in another order');
  },
);

/** By what they promise; how many random runs the fast fake is given. */
export const NEVER_SHRINK = {
  'no message id and no byte that was held is ever lost, and nothing is half-written': {
    property: nothingIsLost,
    runs: 150,
  },
  'what a reader meets first never shows fewer messages than before': {
    property: readerSeesNoLess,
    runs: 150,
  },
  'no text that a reader can see becomes shorter by what is received later': {
    property: noTextShrinks,
    runs: 100,
  },
  'the order in which the same copies arrive does not change what is held': {
    property: orderIsNothing,
    runs: 60,
  },
} satisfies Record<string, { property: fc.IAsyncProperty<unknown>; runs: number }>;
