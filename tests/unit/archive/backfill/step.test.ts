import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { missingOnServer } from '../../../../lib/archive/audit';
import {
  cancel,
  pause,
  resume,
  start,
  userRead,
  userRefused,
} from '../../../../lib/archive/backfill/control';
import { projectNames } from '../../../../lib/archive/backfill/job';
import { countRows, failedRows } from '../../../../lib/archive/backfill/queue';
import type { BackfillReader } from '../../../../lib/archive/backfill/reader';
import { step } from '../../../../lib/archive/backfill/step';
import { keep } from '../../../../lib/archive/keep';
import { deleteConversation } from '../../../../lib/archive/tombstones';
import { verifyArchive } from '../../../../lib/archive/verify';
import { openDatabase } from '../../../../lib/database/open';
import type { Database } from '../../../../lib/database/schema';
import { killedAt } from '../kill';
import { aCandidate, aTree, written } from '../served';
import { ACCOUNT, aServer } from './a-server';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `backfill-${count++}` });
});

/** A random number that is the same in every run. */
function aRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const job = () => database.get('jobs', 'backfill');
const heads = () => database.getAll('heads');

/** Goes on until it is done; the clock is moved to whenever it wants to be asked again. */
async function run(
  server: ReturnType<typeof aServer>,
  { reader = server.aTab(database) as BackfillReader | null, steps = 100_000, random = () => 0.5 } = {},
) {
  for (let made = 0; made < steps; made++) {
    const at = await step(database, { reader, now: () => server.clock.now, random });
    if (at === null) return made;
    server.clock.now = Math.max(server.clock.now, at);
  }
  return steps;
}

describe('backing up everything', () => {
  it('takes a thousand conversations within the budget, killed fifty times, and reads none twice', {
    timeout: 240_000,
  }, async () => {
    const server = aServer(1_000);
    const reader = server.aTab(database);
    const random = aRandom(7);
    await start(database, server.clock.now);
    let kills = 0;
    let steps = 0;
    for (;;) {
      steps++;
      const world = { reader, now: () => server.clock.now, random };
      let at: number | null = null;
      const work = async () => {
        at = await step(database, world);
      };
      // About every tenth step, at one of its writes: whatever was not written is gone, and it is asked again.
      if (kills < 50 && random() < 0.1) {
        if (await killedAt(Math.floor(random() * 8), work)) {
          kills++;
          server.clock.now += 30_000;
          continue;
        }
      } else await work();
      if (at === null) break;
      server.clock.now = Math.max(server.clock.now, at);
    }
    expect(kills).toBe(50);
    expect(server.log.refused).toBe(0);
    expect(server.log.reads).toHaveLength(1_000);
    expect(new Set(server.log.reads).size).toBe(1_000);
    expect((await job())?.state).toBe('done');
    expect(await countRows(database)).toEqual({ waiting: 0, done: 1_000, failed: 0 });
    expect(await heads()).toHaveLength(1_000);
    const report = await verifyArchive(database, () => {}, new AbortController().signal);
    expect(report).toMatchObject({ checked: 1_000, damaged: [] });
    const hours = (server.clock.now - Date.UTC(2026, 10, 1)) / 3_600_000;
    console.log(
      `1,000 conversations: ${steps} steps, ${kills} kills, 0 refusals, 0 read twice, ${hours.toFixed(1)} h of virtual time`,
    );
    expect(hours).toBeLessThan(24);
  });

  it('reads the most recent ones first, whatever list they are in', async () => {
    const server = aServer(60);
    await start(database, server.clock.now);
    await run(server);
    expect(server.log.reads).toEqual(server.conversations.map(({ id }) => id));
  });

  it('learns what projects are called, and remembers it over the next run', async () => {
    const server = aServer(40);
    await start(database, server.clock.now);
    await run(server);
    const names = await projectNames(database);
    const known = server.conversations.flatMap(({ project }) => project ?? []);
    expect(Object.keys(names).sort()).toEqual([...new Set(known)].sort());
    expect(Object.values(names)).toContain('Project 2');
    await start(database, server.clock.now);
    expect(await projectNames(database)).toEqual(names);
  });

  it('reads nothing that the archive has as it is, and what has changed since', async () => {
    const server = aServer(30);
    await start(database, server.clock.now);
    await run(server);
    const [changed] = server.conversations.slice(4);
    if (changed) changed.updatedAt = server.clock.now;
    server.log.reads = [];
    await start(database, server.clock.now);
    await run(server);
    expect(server.log.reads).toEqual([changed?.id]);
  });

  it('fetches the pictures of a conversation that the page has brought whole', async () => {
    const server = aServer(1);
    const [found] = server.conversations as [(typeof server.conversations)[0]];
    const tree = JSON.parse(aTree({ ...found, messages: written(2) }).bodies[0] ?? '');
    tree.mapping.m2.message.content.parts = ['Here it is: [it](sandbox:/mnt/data/it.csv)'];
    const served = { shape: 'tree' as const, id: found.id, bodies: [JSON.stringify(tree)] };
    await keep(database, aCandidate(served, { account: ACCOUNT }), server.clock.now);
    await start(database, server.clock.now);
    const asked: string[] = [];
    const reader: BackfillReader = {
      ...server.aTab(database),
      async file(_account, fileId) {
        asked.push(fileId);
        return { value: { name: 'it.csv', mimeType: null, base64: btoa('1,2'), why: null } };
      },
    };
    await run(server, { reader });
    expect(server.log.reads).toEqual([]);
    expect(asked).toEqual(['sandbox:m2:/mnt/data/it.csv']);
    const [file] = await database.getAll('files');
    expect(file).toMatchObject({ state: 'held', conversationId: found.id, name: 'it.csv' });
  });

  it('does not bring back what the user deleted', async () => {
    const server = aServer(3);
    const [deleted] = server.conversations as [(typeof server.conversations)[0]];
    const served = aTree({ ...deleted, messages: written(2) });
    await keep(database, aCandidate(served), 1);
    await deleteConversation(database, [ACCOUNT, deleted.id], 2);
    await start(database, server.clock.now);
    await run(server);
    expect(server.log.reads).not.toContain(deleted.id);
    expect(await failedRows(database, 10)).toMatchObject([{ conversationId: deleted.id, why: 'deleted' }]);
  });

  it('waits for a tab, and goes on when there is one', async () => {
    const server = aServer(5);
    await start(database, server.clock.now);
    await run(server, { reader: null });
    expect(await job()).toMatchObject({ state: 'running', waits: 'no-tab' });
    await run(server);
    expect(await job()).toMatchObject({ state: 'done', waits: null });
  });

  it('is not held up by what was written down while the clock was far ahead', async () => {
    const server = aServer(5);
    const ahead = () => server.clock.now + 400 * 86_400_000;
    const world = { reader: server.aTab(database), now: ahead, random: () => 0.5 };
    await start(database, ahead());
    server.faults.push({ failed: 'rate-limited', until: null });
    await step(database, world);
    expect(await job()).toMatchObject({ waits: 'limit' });
    const from = server.clock.now;
    await run(server);
    expect(await job()).toMatchObject({ state: 'done', waits: null });
    expect(server.log.reads).toHaveLength(5);
    expect(server.clock.now - from).toBeLessThan(2 * 3_600_000);
  });

  it('pauses and resumes by the user’s hand', async () => {
    const server = aServer(20);
    await start(database, server.clock.now);
    await run(server, { steps: 12 });
    await pause(database);
    const before = server.log.reads.length;
    await run(server);
    expect(server.log.reads).toHaveLength(before);
    await resume(database, server.clock.now);
    await run(server);
    expect(new Set(server.log.reads).size).toBe(20);
  });

  it('stops where the disk is full, says so, and goes on when the user has made room', async () => {
    const server = aServer(6);
    await start(database, server.clock.now);
    await run(server, { steps: 8 });
    server.faults.push({ failed: 'full' });
    await run(server);
    expect(await job()).toMatchObject({ state: 'paused', waits: 'full' });
    await resume(database, server.clock.now);
    await run(server);
    expect(await job()).toMatchObject({ state: 'done', waits: null });
    expect(await heads()).toHaveLength(6);
  });

  it('stops at a refusal for as long as it says, and then goes slower', async () => {
    const server = aServer(10);
    await start(database, server.clock.now);
    await run(server, { steps: 10 });
    const until = server.clock.now + 5 * 60_000;
    server.faults.push({ failed: 'rate-limited', until });
    await run(server, { steps: 1 });
    expect(await job()).toMatchObject({ waits: 'limit', nextAt: until });
    await run(server);
    expect(server.log.reads).toHaveLength(10);
    expect((await job())?.ledger.perMinute).toBeLessThan(0.9);
  });

  it('stops at once when the user’s own page is refused, and counts what that page reads', async () => {
    const server = aServer(10);
    await start(database, server.clock.now);
    await run(server, { steps: 10 });
    const before = (await job())?.ledger.level ?? 0;
    await userRead(database, server.clock.now);
    expect((await job())?.ledger.level).toBeCloseTo(before - 1, 0);
    await userRefused(database, server.clock.now);
    const { nextAt = 0, waits } = (await job()) ?? {};
    expect(waits).toBe('limit');
    expect(nextAt).toBeGreaterThanOrEqual(server.clock.now + 60_000);
    const reads = server.log.reads.length;
    await run(server, { steps: 1 });
    expect(server.log.reads).toHaveLength(reads);
  });

  it('forgets what was still to be done when it is cancelled, and keeps what is saved', async () => {
    const server = aServer(10);
    await start(database, server.clock.now);
    await run(server, { steps: 12 });
    const saved = (await heads()).length;
    await cancel(database);
    expect(await job()).toBeUndefined();
    expect((await countRows(database)).waiting).toBe(0);
    expect(await heads()).toHaveLength(saved);
  });

  it('gives up one conversation that always fails, with the reason, and no other', async () => {
    const server = aServer(12);
    const reader = server.aTab(database);
    const [, broken] = server.conversations;
    const stubborn: BackfillReader = {
      ...reader,
      conversation: async (account, id) =>
        id === broken?.id ? { failed: 'service' } : reader.conversation(account, id),
    };
    await start(database, server.clock.now);
    await run(server, { reader: stubborn });
    expect(await failedRows(database, 10)).toMatchObject([{ conversationId: broken?.id, why: 'service' }]);
    expect(await countRows(database)).toEqual({ waiting: 0, done: 11, failed: 1 });
  });

  it('gives nothing up in an outage of hours', async () => {
    const server = aServer(8);
    await start(database, server.clock.now);
    await run(server, { steps: 9 });
    for (let failure = 0; failure < 30; failure++) server.faults.push({ failed: 'service' });
    await run(server);
    expect(await countRows(database)).toEqual({ waiting: 0, done: 8, failed: 0 });
  });

  it('takes a list page that fails for an error, and never for the end of the list', async () => {
    const server = aServer(250);
    await start(database, server.clock.now);
    await run(server, { steps: 2 });
    server.faults.push({ failed: 'service' }, { failed: 'changed' });
    await run(server);
    expect(new Set(server.log.reads).size).toBe(250);
    expect((await job())?.lost).toEqual([]);
  });

  it('says what is missing on the server, asked for one by one, and keeps it readable', async () => {
    const server = aServer(6);
    await start(database, server.clock.now);
    await run(server);
    const [gone, hidden] = server.conversations.splice(1, 2);
    const reader = server.aTab(database);
    const unclear: BackfillReader = {
      ...reader,
      conversation: async (account, id) =>
        id === hidden?.id ? { failed: 'inaccessible' } : reader.conversation(account, id),
    };
    await start(database, server.clock.now);
    await run(server, { reader: unclear });
    expect((await missingOnServer(database)).map(({ conversationId }) => conversationId)).toEqual([gone?.id]);
    expect(await heads()).toHaveLength(6);
  });

  it('leaves the last word to whoever deletes a conversation while it is asked for', async () => {
    const server = aServer(3);
    await start(database, server.clock.now);
    await run(server);
    const [gone] = server.conversations.splice(1, 1) as [(typeof server.conversations)[0]];
    const conversation: BackfillReader['conversation'] = async () => {
      await deleteConversation(database, [ACCOUNT, gone.id], 2);
      return { failed: 'gone' };
    };
    await start(database, server.clock.now);
    await run(server, { reader: { ...server.aTab(database), conversation } });
    expect(await database.get('tombstones', [ACCOUNT, gone.id])).toMatchObject({ by: 'user', at: 2 });
    expect((await database.get('queue', [ACCOUNT, gone.id]))?.title).toBeNull();
  });

  it('takes empty lists for no proof of anything', async () => {
    const server = aServer(6);
    await start(database, server.clock.now);
    await run(server);
    server.conversations.splice(0);
    await start(database, server.clock.now);
    await run(server);
    expect(await missingOnServer(database)).toEqual([]);
    expect(server.log.reads).toHaveLength(6);
  });

  it('says which list it could not walk', async () => {
    const server = aServer(30);
    const reader = server.aTab(database);
    const deaf: BackfillReader = {
      ...reader,
      list: async (account, query) =>
        query.kind === 'list' && query.archived ? { failed: 'service' } : reader.list(account, query),
    };
    await start(database, server.clock.now);
    await run(server, { reader: deaf });
    expect((await job())?.lost).toMatchObject([
      { query: { kind: 'list', archived: true }, why: 'service' },
      { query: { kind: 'list', archived: true }, why: 'service' },
    ]);
    expect((await heads()).length).toBe(
      server.conversations.filter(({ archived, project }) => !archived || project).length,
    );
  });
});
