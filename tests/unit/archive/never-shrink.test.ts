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
import { aCandidate, aFlat, aTree, conversationId, type Written, written } from './served';

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
const served = fc.oneof(
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
  .record({ served, partialBecause, account: fc.constantFrom('account-1', 'account-1', 'unknown') })
  .map(({ served, ...over }) => aCandidate(served, over));
/** A candidate, and the write at which the worker dies the first time (most have fewer than ten). */
const step = fc.record({ candidate, dies: fc.option(fc.nat({ max: 12 })) });

interface Held {
  ids: Set<string>;
  /** What was served, by the hash of the copy. */
  copies: Map<string, string>;
  current: Revision | null;
}

async function look(database: Database): Promise<Held> {
  const held: Held = { ids: new Set(), copies: new Map(), current: null };
  for (const { account } of await database.getAll('heads')) {
    const key: ConversationKey = [account, conversationId];
    for (const revision of await revisionsOf(database, key)) {
      for (const id of [...revision.holds.active, ...revision.holds.others]) held.ids.add(id);
      held.copies.set(revision.sha256, JSON.stringify(await readRevision(database, revision)));
    }
    held.current = await findRevision(database, key);
  }
  return held;
}

const nobodyLoses = (before: Held, after: Held) => {
  expect([...before.ids].filter((id) => !after.ids.has(id))).toEqual([]);
  for (const [sha256, bytes] of before.copies) expect(after.copies.get(sha256)).toBe(bytes);
};

let count = 0;

describe('whatever is offered to the archive, in whatever order, and wherever the worker dies', () => {
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
          else expect([...after.copies.values()]).toContain(JSON.stringify(candidate.served));
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
            const { ids, copies } = await look(database);
            held.push({ ids: [...ids].sort(), copies: [...copies.keys()].sort() });
            expect(await headOf(database, null, conversationId)).toEqual(
              ids.size + copies.size > 0 ? expect.anything() : null,
            );
            database.close();
          }
          expect(held[0]).toEqual(held[1]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
