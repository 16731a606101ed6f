import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missingOnServer } from '../../../../lib/archive/audit';
import { start } from '../../../../lib/archive/backfill/control';
import { createDriver } from '../../../../lib/archive/backfill/drive';
import type { Job } from '../../../../lib/archive/backfill/job';
import type { BackfillReader } from '../../../../lib/archive/backfill/reader';
import { keep } from '../../../../lib/archive/keep';
import { openDatabase } from '../../../../lib/database/open';
import type { Database } from '../../../../lib/database/schema';
import { aCandidate, aTree, written } from '../served';
import { ACCOUNT, aServer } from './a-server';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `drive-${count++}` });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => void vi.useRealTimers());

/** A worker whose waits cost no time. */
function aWorker(server: ReturnType<typeof aServer>) {
  vi.setSystemTime(server.clock.now);
  const world = { reader: server.aTab(database) as BackfillReader | null, alarm: null as number | null };
  const driver = createDriver({
    database: async () => database,
    findReader: async () => world.reader,
    isNobodyThere: (error) => error instanceof Error && error.message === 'nobody',
    now: () => {
      server.clock.now = Date.now();
      return server.clock.now;
    },
    random: () => 0,
    async wakeAt(at) {
      world.alarm = at;
    },
  });
  return { driver, world };
}

/** Lets time pass until the job is as it should be, or for an hour. */
async function until(isSo: (found: Job) => boolean): Promise<void> {
  for (let second = 0; second < 3_600; second++) {
    const found = await job();
    if (found && isSo(found)) return;
    await vi.advanceTimersByTimeAsync(1_000);
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`After an hour the job is ${JSON.stringify(await job())}.`);
}
const job = () => database.get('jobs', 'backfill');

describe('the driver', () => {
  it('goes on step by step until everything is done, and leaves an alarm for whoever kills it', async () => {
    const server = aServer(4);
    const { driver, world } = aWorker(server);
    await start(database, server.clock.now);
    driver.go();
    driver.go();
    await until(({ state }) => state === 'done');
    expect(server.log.reads).toHaveLength(4);
    expect(world.alarm).not.toBeNull();
  });

  it('compares lists and archive by itself when an outage is over, and not before', async () => {
    const server = aServer(2);
    const { driver, world } = aWorker(server);
    const other = server.conversations[1]?.id;
    for (const { id } of server.conversations)
      await keep(database, aCandidate(aTree({ id, messages: written(2) }), { account: ACCOUNT }), 1);
    server.conversations.splice(1, 1);
    const endedAt = server.clock.now - 60_000;
    const timeline = [{ at: 1, is: 'outage-confirmed' as const }];
    await database.put('incidents', { since: 1, endedAt, left: null, timeline, routes: [], because: [] });
    driver.go();
    await vi.waitFor(() => expect(world.alarm).toBeGreaterThan(server.clock.now + 60_000));
    expect(await job()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    driver.go();
    await until(({ state }) => state === 'done');
    expect((await missingOnServer(database)).map(({ conversationId }) => conversationId)).toEqual([other]);
  });

  it('rests without a tab, and goes on when one is there', async () => {
    const server = aServer(2);
    const { driver, world } = aWorker(server);
    const { reader } = world;
    world.reader = null;
    await start(database, server.clock.now);
    driver.go();
    await until(({ waits }) => waits === 'no-tab');
    world.reader = reader;
    await driver.visited();
    await until(({ state }) => state === 'done');
  });

  it('takes a tab that is closed while it reads for no tab, and for nothing else', async () => {
    const server = aServer(2);
    const { driver, world } = aWorker(server);
    const { reader } = world;
    if (!reader) throw new Error('There is no tab.');
    world.reader = { ...reader, list: () => Promise.reject(new Error('nobody')) };
    await start(database, server.clock.now);
    driver.go();
    await until(({ waits }) => waits === 'no-tab');
    expect((await job())?.lost).toEqual([]);
  });
});
