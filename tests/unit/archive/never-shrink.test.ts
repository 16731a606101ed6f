import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import type { CandidateRevision } from '../../../lib/archive/revision';
import { findRevision, readRevision, revisionsOf } from '../../../lib/archive/revisions';
import type { PartialReason } from '../../../lib/conversation/conversation';
import { openDatabase } from '../../../lib/database/open';
import type { ConversationKey, Database, Revision } from '../../../lib/database/schema';
import { Killed, killedAt } from './kill';
import { aCandidate, aFlat, aStream, aTree, conversationId, type Written, written } from './served';

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
const served = fc.oneof(
  streamed,
  fc.record({ messages, updatedAt }).map(aTree),
  fc.record({ messages, updatedAt, hasMore: fc.boolean() }).map(aFlat),
  fc
    .record({ shape: fc.constantFrom('tree' as const, 'flat' as const, 'dom' as const), body: garbage })
    .map(({ shape, body }) => ({ shape, bodies: [body], id: conversationId })),
);
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
/** A candidate, and the write at which the worker dies the first time (most have fewer than ten). */
const step = fc.record({ candidate, dies: fc.option(fc.nat({ max: 12 })) });

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

const nobodyLoses = (before: Held, after: Held) => {
  expect([...before.ids].filter((id) => !after.ids.has(id))).toEqual([]);
  const gone = [...before.bodies].filter((body) => !after.bodies.has(body));
  // Only a streamed text may go, and only where it is told further.
  for (const body of gone) expect([...after.bodies].some((other) => tellsFurther(other, body))).toBe(true);
};

const textsIn = (body: string): Map<string, string> => {
  const { messages, mapping } = JSON.parse(body) ?? {};
  const nodes = Object.values(mapping ?? {}).map((node) => (node as { message: unknown }).message);
  const said = [...(messages ?? []), ...nodes].filter(Boolean);
  return new Map(said.map(({ id, content }) => [id, content.parts.join('')]));
};

/** Streamed texts are put together with the ones they follow. */
const isHeld = ({ bodies }: Held, body: string) =>
  bodies.has(body) || [...bodies].some((other) => tellsFurther(other, body));

const tellsFurther = (other: string, body: string) =>
  body.startsWith('{"lifeboat_stream":1') &&
  [...textsIn(body)].every(([id, text]) => textsIn(other).get(id)?.startsWith(text));

let count = 0;

const patience = { timeout: 60_000 };

describe(
  'whatever is offered to the archive, in whatever order, and wherever the worker dies',
  patience,
  () => {
    it('no message id and no byte that was held is ever lost, and nothing is half-written', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          const database = await openDatabase({ name: `never-shrink-${count++}` });
          let now = 1;
          for (const { candidate, dies } of steps) {
            const before = await look(database);
            if (dies !== null) {
              const died = await killedAt(dies, () => keep(database, candidate, now)).catch(() => true);
              if (died) expect(await look(database)).toEqual(before);
            }
            // The page asks again, not knowing how far it got.
            const kept = await keep(database, candidate, now++).catch((error: unknown) => {
              if (error instanceof Killed) throw error;
              return null;
            });
            const after = await look(database);
            nobodyLoses(before, after);
            if (!kept) expect(after).toEqual(before);
            else for (const body of candidate.served.bodies) expect(isHeld(after, body)).toBe(true);
            expect(await database.count('heads')).toBe(after.current ? 1 : 0);
          }
          database.close();
        }),
        { numRuns: 150 },
      );
    });

    it('what a reader meets first never shows fewer messages than before', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(candidate, { minLength: 2, maxLength: 8 }), async (candidates) => {
          const database = await openDatabase({ name: `never-shrink-${count++}` });
          let shown: Revision | null = null;
          for (const candidate of candidates) {
            await keep(database, candidate, 1).catch(() => null);
            const { current } = await look(database);
            const has = new Set([...(current?.holds.active ?? []), ...(current?.holds.others ?? [])]);
            expect((shown?.holds.active ?? []).filter((id) => !has.has(id))).toEqual([]);
            shown = current;
          }
          database.close();
        }),
        { numRuns: 150 },
      );
    });

    it('the order in which the same copies arrive does not change what is held', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc
            .array(candidate, { minLength: 2, maxLength: 5 })
            .chain((some) =>
              fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
            ),
          async ([one, other]) => {
            const held = [];
            for (const order of [one, other]) {
              const database = await openDatabase({ name: `never-shrink-${count++}` });
              for (const candidate of order) await keep(database, candidate, 1).catch(() => null);
              const { ids, bodies } = await look(database);
              const served = [...bodies].filter((body) => !body.startsWith('{"lifeboat_stream"'));
              held.push({ ids: [...ids].sort(), served: served.sort() });
              expect(await headOf(database, null, conversationId)).toEqual(
                ids.size + bodies.size > 0 ? expect.anything() : null,
              );
              database.close();
            }
            expect(held[0]).toEqual(held[1]);
          },
        ),
        { numRuns: 60 },
      );
    });
  },
);
