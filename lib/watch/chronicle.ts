import { openDatabase } from '../database/open';
import type { Database } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { countActions, type DayOfUse, outcomesOf } from '../history/availability';
import { followSeen } from '../history/incident';
import { followPublished } from '../history/published';
import { openai } from '../status/sources/openai';
import type { Action } from '../verdict/actions';
import type { EngineState } from '../verdict/engine-state';
import type { Verdict } from '../verdict/verdict';

/** One step of the watch, as far as history is concerned. */
export interface Turn {
  state: EngineState;
  verdict: Verdict;
  /** The actions as they were weighed in it. */
  weighed: Action[];
}

/** A year of days and hundreds of outages: some ten kilobytes. */
const MOST_DAYS = 400;
const MOST_INCIDENTS = 300;

/**
 * Writes down what it all amounted to. Everything is derived from the engine's saved state and from what was written before, in one
 * transaction, so it does not matter how often a step is told, or that the one before was lost with a dying worker.
 * Rejects when the database refuses; what is missing then is written with the next step.
 */
export function createChronicle(open: () => Promise<Database> = openDatabase): (turn: Turn) => Promise<void> {
  let written = '';
  return async (turn) => {
    const gist = gistOf(turn);
    if (gist === written) return;
    await write(await open(), turn);
    written = gist;
  };
}

/** What would have to change for there to be something to write. */
function gistOf({ state, verdict, weighed }: Turn): string {
  const { incident, page } = state;
  const outcomes = outcomesOf(weighed).map(({ key, worked }) => [key, worked]);
  const lasting = incident && [incident.since, incident.leftAt, incident.routes, verdict.is];
  const facts = incident?.leftAt === null ? verdict.because.map((fact) => ({ ...fact, readAt: 0 })) : [];
  return JSON.stringify([outcomes, lasting, facts, page.incidents.length > 0 ? page.readAt : page.lastPoll]);
}

function write(database: Database, { state, verdict, weighed }: Turn): Promise<void> {
  return writeAtomically(
    database,
    ['incidents', 'publishedIncidents', 'days', 'countedActions'],
    async (transaction) => {
      const incidents = transaction.objectStore('incidents');
      const published = transaction.objectStore('publishedIncidents');
      const days = transaction.objectStore('days');
      const counted = transaction.objectStore('countedActions');

      const before = state.incident ? await incidents.get(state.incident.since) : undefined;
      const seen = followSeen(before ?? null, state, verdict);
      if (seen && seen !== before) {
        await incidents.put(seen);
        await keepNewest(incidents, MOST_INCIDENTS);
      }
      const told = followPublished(await published.getAll(), state.page, openai);
      for (const one of told) await published.put(one);
      if (told.length > 0) await keepNewest(published, MOST_INCIDENTS);

      const outcomes = outcomesOf(weighed);
      const known = await counted.getAll();
      const concerned = new Map<string, DayOfUse>();
      for (const day of await days.getAll()) concerned.set(day.day, day);
      const count = countActions(outcomes, known, (day) => concerned.get(day));
      for (const one of count.counted) await counted.put(one);
      for (const { key } of count.forgotten) await counted.delete(key);
      for (const day of count.days) await days.put(day);
      if (count.days.length > 0) await keepNewest(days, MOST_DAYS);
    },
  );
}

interface Bounded {
  getAllKeys(): Promise<IDBValidKey[]>;
  delete(key: never): Promise<void>;
}

/** Forgets the oldest rows: keys of days, beginnings and ULIDs rise with time. */
async function keepNewest(store: Bounded, most: number): Promise<void> {
  const keys = await store.getAllKeys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await store.delete(key as never);
}
