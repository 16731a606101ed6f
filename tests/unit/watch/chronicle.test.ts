import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { createChronicle, type Turn } from '../../../lib/watch/chronicle';
import { readHistory } from '../../../lib/watch/read-history';
import { turns, ulidOf } from '../history/told';
import { at, done, failed, poll } from '../verdict/seen';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `chronicle-${count++}` });
});

const conversations = ['01JMXBNJXGV1T5GT2M9XA83XNG'];
const incident = { id: ulidOf(at(1560)), name: 'Elevated errors', status: 'investigating' };
const story = [
  poll(1),
  done(30),
  failed(300),
  failed(320),
  poll(1800, { Conversations: 'degraded_performance' }, [{ ...incident, components: conversations }]),
  done(2400),
  done(2460),
  poll(2700),
];

async function tell(told: Turn[], isKilled: (place: number) => boolean = () => false) {
  let chronicle = createChronicle(async () => database);
  for (const [place, turn] of told.entries()) {
    if (isKilled(place)) chronicle = createChronicle(async () => database);
    await chronicle(turn);
  }
  return readHistory(database);
}

describe('the chronicle', () => {
  it('writes down the outage, what the page told of it and how late, and the days', async () => {
    const history = await tell(turns(story, 2800));
    expect(history.incidents).toMatchObject([
      {
        seen: { since: at(300), endedAt: at(2401), left: 'own-success' },
        published: { name: 'Elevated errors', openAt: at(1800), clearAt: at(2700) },
        lagMs: 21 * 60_000,
      },
    ]);
    expect(history.days.map(({ messages }) => messages)).toEqual([{ worked: 3, failed: 2 }]);
  });

  it('doubles nothing when the worker dies before every step', async () => {
    const told = turns(story, 2800).filter((_turn, place) => place % 5 === 0 || place > 2500);
    const calm = await tell(told);
    database = await openDatabase({ name: `chronicle-${count++}` });
    expect(await tell(told, () => true)).toEqual(calm);
  });

  it('writes what was refused with the next step', async () => {
    let isFull = true;
    const chronicle = createChronicle(async () => {
      if (isFull) throw new Error('Full.');
      return database;
    });
    const told = turns(story, 400);
    const last = told.at(-1) as Turn;
    await expect(chronicle(last)).rejects.toThrow('Full.');
    isFull = false;
    await chronicle(last);
    expect((await readHistory(database)).incidents).toHaveLength(1);
  });

  it('opens no database for a step that brings nothing new', async () => {
    let opened = 0;
    const chronicle = createChronicle(async () => {
      opened += 1;
      return database;
    });
    for (const turn of turns([poll(1)], 200)) await chronicle(turn);
    expect(opened).toBeLessThanOrEqual(2);
  });

  it('keeps no more than a year of days and some hundred outages', async () => {
    for (let day = 0; day < 405; day += 1) {
      const tries = { worked: 1, failed: 0 };
      await database.put('days', {
        day: `1990-01-${String(day).padStart(3, '0')}`,
        messages: tries,
        pages: tries,
      });
    }
    for (let since = 0; since < 305; since += 1)
      await database.put('incidents', {
        ...{ since, endedAt: since, left: 'faded', timeline: [], routes: [], because: [] },
      });
    await tell(turns(story, 400));
    expect(await database.count('days')).toBe(400);
    expect(await database.count('incidents')).toBe(300);
    expect(await database.get('incidents', at(300))).toBeDefined();
  });
});
