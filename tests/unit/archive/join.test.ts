import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keep } from '../../../lib/archive/keep';
import { findRevision, readRevision, revisionsOf } from '../../../lib/archive/revisions';
import { deleteConversation } from '../../../lib/archive/tombstones';
import { messageText } from '../../../lib/conversation/plain-text';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { openDatabase } from '../../../lib/database/open';
import type { ConversationKey, Database, Revision } from '../../../lib/database/schema';
import { aCandidate, aFlat, aStream, aTree, conversationId, written } from './served';

const all = written(8);
const key: ConversationKey = ['account-1', conversationId];
let database: Database;
let count = 0;

beforeEach(async () => {
  database = await openDatabase({ name: `join-${count++}` });
});

const exchange = (from: number, characters = 99) => {
  const [prompt, answer] = all.slice(from, from + 2) as [(typeof all)[0], (typeof all)[0]];
  const messages = [prompt, { ...answer, text: answer.text.slice(0, characters) }];
  return aStream({ messages, parent: from === 0 ? undefined : all[from - 1]?.id });
};
const streamed = (from: number, characters?: number) =>
  aCandidate(exchange(from, characters), { source: 'stream' });
const tree = (to: number) => aCandidate(aTree({ messages: all.slice(0, to) }));
const shown = async () => (await findRevision(database, key))?.holds;

describe('a streamed exchange', () => {
  it('is put on top of the copy that it continues, and the whole stays whole', async () => {
    await keep(database, tree(4), 1);
    const kept = await keep(database, streamed(4), 2);
    expect(kept).toMatchObject({ result: 'updated', messages: 6, partialBecause: null });
    expect((await shown())?.active).toEqual(all.slice(0, 6).map(({ id }) => id));
  });

  it('grows in one place: however often it is saved, one copy and one body of it are left', async () => {
    await keep(database, tree(4), 1);
    for (let characters = 1; characters < 20; characters++)
      await keep(database, { ...streamed(4, characters), partialBecause: 'still-writing' }, characters);
    const last = await keep(database, streamed(4), 30);
    expect(last.partialBecause).toBeNull();
    expect(await revisionsOf(database, key)).toHaveLength(1);
    expect(await database.count('bodies')).toBe(2);
  });

  it('is a conversation of its own where it begins one, or where nothing is held', async () => {
    expect(await keep(database, streamed(0), 1)).toMatchObject({ messages: 2, partialBecause: null });
    expect(await keep(database, streamed(2), 2)).toMatchObject({ messages: 4, partialBecause: null });
  });

  it('continues what was imported, of which nobody knew the account', async () => {
    await keep(database, { ...tree(4), account: 'unknown', source: 'official-export' }, 1);
    const kept = await keep(database, streamed(4), 2);
    expect(kept).toMatchObject({ result: 'updated', messages: 6, partialBecause: null });
    expect(await database.getAllKeys('heads')).toEqual([key]);
  });

  it('stays beside a whole copy that it does not continue', async () => {
    await keep(database, tree(2), 1);
    expect(await keep(database, streamed(6), 2)).toMatchObject({ result: 'beside', messages: 2 });
    // The same, told less far: what was told before stays.
    expect(await keep(database, streamed(6, 5), 3)).toMatchObject({ result: 'unchanged', messages: 2 });
  });

  it('takes the place of none that it only follows, where the two together are not shown', async () => {
    const [m5, m8] = [all[4], all[7]] as [(typeof all)[0], (typeof all)[0]];
    await keep(database, aCandidate(aTree({ messages: [m8] })), 1);
    await keep(database, streamed(1), 2);
    await keep(database, aCandidate(aFlat({ messages: [m8, m5], hasMore: true })), 3);
    // What is shown tells its answer further.
    await keep(database, { ...streamed(3, 0), partialBecause: 'missing-pages' }, 4);
    const held = (await revisionsOf(database, key)).flatMap(({ holds }) => [
      ...holds.active,
      ...holds.others,
    ]);
    expect(held).toEqual(expect.arrayContaining(['m2', 'm3', 'm4', 'm5', 'm8']));
  });

  it('gives way to what is served later, which is kept as it was served', async () => {
    await keep(database, streamed(0), 1);
    await keep(database, streamed(2), 2);
    await keep(database, tree(4), 3);
    expect(await findRevision(database, key)).toMatchObject({ shape: 'tree', seq: 1 });
    await keep(database, streamed(4), 4);
    expect(await shown()).toMatchObject({ partialBecause: null });
  });
});

describe('a whole copy of a server that lags behind', () => {
  it('brings what was written before, and what was streamed since stays in sight', async () => {
    await keep(database, streamed(4), 1);
    const kept = await keep(database, tree(4), 2);
    expect(kept).toMatchObject({ result: 'updated', messages: 6, partialBecause: null });
    expect((await shown())?.active).toEqual(all.slice(0, 6).map(({ id }) => id));
    expect(await revisionsOf(database, key)).toHaveLength(1);
  });

  it('is shown even where nothing leads to what was streamed, which is not lost', async () => {
    const elsewhere = aStream({ messages: written(2, 'x'), parent: 'x0' });
    await keep(database, aCandidate(elsewhere, { source: 'stream' }), 1);
    expect(await keep(database, tree(6), 2)).toMatchObject({ messages: 6, partialBecause: null });
    expect(await shown()).toMatchObject({ others: expect.arrayContaining(['x1', 'x2']) });
  });
});

describe('a whole copy that tells one branch alone', () => {
  const edited = [...all.slice(0, 2), ...written(4, 'e')];
  const flat = (messages: typeof all, updatedAt = 1_763_000_000_000) =>
    aCandidate(aFlat({ messages, updatedAt }));
  const shownTexts = async () => {
    const revision = await findRevision(database, key);
    const { messages } = readConversation(await readRevision(database, revision as Revision));
    return messages.map((message) => messageText(message));
  };

  it('is shown, and the branch that it does not tell any more is kept below it', async () => {
    await keep(database, flat(all.slice(0, 6)), 1);
    expect(await keep(database, flat(edited.slice(0, 4)), 2)).toMatchObject({
      result: 'updated',
      messages: 4,
    });
    expect(await shown()).toMatchObject({
      active: edited.slice(0, 4).map(({ id }) => id),
      others: all.slice(2, 6).map(({ id }) => id),
    });
    expect(await keep(database, flat(edited.slice(0, 4)), 3)).toMatchObject({ result: 'unchanged' });
  });

  it('leaves behind what it tells again, so that nothing grows from turn to turn', async () => {
    await keep(database, flat(all), 1);
    for (const to of [3, 4, 5, 6]) await keep(database, flat(edited.slice(0, to)), to);
    expect((await findRevision(database, key))?.bodies).toHaveLength(2);
    expect((await shown())?.active).toEqual(edited.map(({ id }) => id));
  });

  it('brings the end of an answer that was cut off, and that stands beside another one', async () => {
    await keep(database, tree(6), 1);
    const again = { id: 'again', text: 'Another answer, and all of it.' };
    const cut = aStream({ parent: 'm5', messages: [{ ...again, text: 'Another' }] });
    await keep(database, aCandidate(cut, { source: 'stream', partialBecause: 'cut-off' }), 2);
    const kept = await keep(database, flat([...all.slice(0, 5), again]), 3);
    expect(kept).toMatchObject({ result: 'updated', messages: 6, partialBecause: null });
    expect((await shownTexts()).at(-1)).toBe(again.text);
  });

  it('tells nothing more where all of it is held, so that nobody has to read it again', async () => {
    await keep(database, tree(6), 1);
    expect(await keep(database, flat(all.slice(0, 4)), 2)).toMatchObject({
      result: 'beside',
      tellsMore: false,
    });
  });

  it('empties no message by a new one that comes with it', async () => {
    await keep(database, flat(all), 1);
    const emptied = all.map(({ id }) => ({ id, text: '' }));
    await keep(database, flat([...emptied, { id: 'm9', text: 'One more.' }]), 2);
    expect(await shownTexts()).toEqual([...all.map(({ text }) => text), 'One more.']);
  });

  it('stays beside when it has nothing in common with what is held', async () => {
    await keep(database, flat(all), 1);
    expect(await keep(database, flat(written(2, 'x')), 2)).toMatchObject({
      ...{ result: 'beside', tellsMore: true, messages: 8 },
    });
  });
});

describe('a copy that another extension shortened', () => {
  const shortened = (from: number) => {
    const { bodies, ...served } = aTree({ messages: all.slice(from), updatedAt: 1_763_000_000_000 });
    return aCandidate({
      ...served,
      bodies: [JSON.stringify({ ...JSON.parse(bodies[0] ?? ''), root: 'root' })],
    });
  };

  it('is put on top of the copy that holds its beginning, and the whole is whole', async () => {
    await keep(database, tree(6), 1);
    expect(await keep(database, shortened(4), 2)).toMatchObject({
      ...{ result: 'updated', messages: 8, partialBecause: null },
    });
  });

  it('stays beside where something is missing in between', async () => {
    await keep(database, tree(2), 1);
    const kept = await keep(database, shortened(4), 2);
    expect(kept).toMatchObject({ result: 'beside', tellsMore: true, messages: 2 });
  });
});

describe('the newest page of a long conversation', () => {
  it('is joined with the whole copy that holds its beginning', async () => {
    await keep(database, tree(6), 1);
    const page = aCandidate(aFlat({ messages: all.slice(4, 8), hasMore: true }));
    expect(await keep(database, page, 2)).toMatchObject({ messages: 8, partialBecause: null });
    expect(await keep(database, page, 3)).toMatchObject({ result: 'unchanged', messages: 8 });
  });

  it('stays partial, and says so, when nothing leads to it', async () => {
    await keep(database, tree(2), 1);
    const page = aCandidate(aFlat({ messages: all.slice(4, 8), hasMore: true }));
    expect(await keep(database, page, 2)).toMatchObject({ result: 'beside', messages: 2 });
  });
});

describe('a conversation that the user deleted here', () => {
  it('comes back only when the user asks for it', async () => {
    await keep(database, tree(2), 1);
    await deleteConversation(database, key, 2);
    await expect(keep(database, { ...tree(4), unasked: true }, 3)).rejects.toThrow(/deleted/);
    expect((await database.get('heads', key))?.deletedAt).toBe(2);
    await keep(database, tree(4), 4);
    expect((await database.get('heads', key))?.deletedAt).toBeNull();
  });
});
