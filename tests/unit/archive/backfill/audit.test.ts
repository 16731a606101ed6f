import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditDueAt, missingOnServer } from '../../../../lib/archive/audit';
import { pause, start, startAudit } from '../../../../lib/archive/backfill/control';
import { readProgress } from '../../../../lib/archive/backfill/progress';
import { countRows } from '../../../../lib/archive/backfill/queue';
import type { BackfillReader } from '../../../../lib/archive/backfill/reader';
import { step } from '../../../../lib/archive/backfill/step';
import { keep } from '../../../../lib/archive/keep';
import { openDatabase } from '../../../../lib/database/open';
import type { Database } from '../../../../lib/database/schema';
import type { VerdictId } from '../../../../lib/verdict/verdict';
import { aCandidate, aTree, written } from '../served';
import { ACCOUNT, aServer } from './a-server';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `audit-${count++}` });
});

type Server = ReturnType<typeof aServer>;

/** Holds these of the server's conversations, as they came by while the user read them. */
async function hold(server: Server, which: number[]): Promise<void> {
  for (const number of which) {
    const found = server.conversations[number];
    if (!found) throw new Error(`The server has no conversation ${number}.`);
    const served = aTree({ ...found, messages: written(2, `${found.id}-`) });
    await keep(database, aCandidate(served, { account: ACCOUNT }), server.clock.now);
  }
}

async function run(server: Server, reader: BackfillReader = server.aTab(database)): Promise<void> {
  await startAudit(database, server.clock.now);
  for (;;) {
    const at = await step(database, { reader, now: () => server.clock.now, random: () => 0.5 });
    if (at === null) return;
    server.clock.now = Math.max(server.clock.now, at);
  }
}

const audit = async (server: Server) => (await readProgress(database, server.clock.now)).audit;
const missing = async () => (await missingOnServer(database)).map(({ conversationId }) => conversationId);

async function outage(endedAt: number | null, is: VerdictId = 'outage-suspected'): Promise<void> {
  const timeline = [{ at: 1, is }];
  await database.put('incidents', { since: 1, endedAt, left: null, timeline, routes: [], because: [] });
}

describe('what ChatGPT lists, compared with what is held', () => {
  it('takes as few pages as name everything that is held, and reads nothing', async () => {
    const server = aServer(450);
    await hold(server, [0, 1, 2]);
    await run(server);
    expect(server.log).toMatchObject({ lists: 1, reads: [] });
    expect(await audit(server)).toMatchObject({ is: 'clear' });
    // What is not held was not asked for, and waits for nobody.
    expect(await countRows(database)).toMatchObject({ waiting: 3 });
  });

  it('asks for each one that no list names, and believes only its own answer', async () => {
    const server = aServer(40);
    await hold(server, [0, 1, 2, 6]);
    const [gone, unclear] = server.conversations.splice(1, 2);
    const tab = server.aTab(database);
    await run(server, {
      ...tab,
      conversation: async (account, id) =>
        id === unclear?.id ? { failed: 'inaccessible' } : tab.conversation(account, id),
    });
    expect(await missing()).toEqual([gone?.id]);
    expect(await audit(server)).toMatchObject({ is: 'found' });
    expect(await database.count('heads')).toBe(4);
  });

  it.each([
    ['whose lists are all empty', 'empty'],
    ['of which a list always fails', 'service'],
  ])(
    'never takes anything for deleted on a server %s, and says that it looked in part only',
    async (_, how) => {
      const server = aServer(40);
      await hold(server, [0, 1, 2]);
      const tab = server.aTab(database);
      await run(server, {
        ...tab,
        list: async (account, query) => {
          if (how === 'service') return { failed: 'service' };
          const page = await tab.list(account, query);
          return 'failed' in page ? page : { value: { ...page.value, items: [], next: null, lists: [] } };
        },
        conversation: async () => ({ failed: 'gone' }),
      });
      expect(await missing()).toEqual([]);
      expect(await audit(server)).toMatchObject({ is: 'part' });
    },
  );

  it('asks about no more than a little of what may be read, the latest first', async () => {
    const server = aServer(60);
    await hold(server, [...server.conversations.keys()]);
    server.conversations.splice(0, 50);
    await run(server);
    expect((await database.get('jobs', 'backfill'))?.reads).toBe(30);
    expect(await missing()).toHaveLength(30);
    expect(await audit(server)).toMatchObject({ is: 'part' });
  });
});

describe('when it is due', () => {
  it('is a while after an outage, once, and not while everything is backed up or that is paused', async () => {
    const server = aServer(3);
    const { now } = server.clock;
    await hold(server, [0]);
    expect(await auditDueAt(database)).toBeNull();
    await outage(null);
    expect(await auditDueAt(database)).toBeNull();
    await outage(now - 60_000);
    expect(await auditDueAt(database)).toBeGreaterThan(now);
    await start(database, now);
    expect(await auditDueAt(database)).toBeNull();
    await pause(database);
    expect(await auditDueAt(database)).toBeNull();
    await database.delete('jobs', 'backfill');
    await run(server);
    expect(await auditDueAt(database)).toBeNull();
    await outage(server.clock.now + 60_000);
    expect(await auditDueAt(database)).not.toBeNull();
  });

  it('is never after what was no outage, and never when nothing is held', async () => {
    const server = aServer(3);
    await outage(1_000, 'outage-confirmed');
    expect(await auditDueAt(database)).toBeNull();
    await hold(server, [0]);
    await outage(1_000, 'unreachable');
    expect(await auditDueAt(database)).toBeNull();
  });
});
