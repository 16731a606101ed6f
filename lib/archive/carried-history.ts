import { asArray, asNumber, asObject, asText, type Json, type JsonObject } from '../conversation/json';
import type { Database } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { VERDICTS } from '../verdict/verdict';

type Store = 'days' | 'incidents' | 'publishedIncidents';

interface Row {
  keyOf(row: JsonObject): string | number | null;
  isRight(row: JsonObject): boolean;
}

/** What a backup carries of the history, and what a row must be to be shown one day: anybody may have written the file. */
const TABLE: Record<Store, Row> = {
  days: {
    keyOf: ({ day }) => asText(day),
    isRight: ({ day, messages, pages }) =>
      /^\d{4}-\d\d-\d\d$/.test(asText(day) ?? '') && [messages, pages].every(isTries),
  },
  incidents: {
    keyOf: ({ since }) => asNumber(since),
    isRight: ({ since, endedAt, left, timeline, routes, because }) =>
      asNumber(since) !== null &&
      isTimeOrNull(endedAt) &&
      [null, 'own-success', 'page', 'faded'].includes(left as string | null) &&
      isListOf(
        timeline,
        ({ at, is }) => asNumber(at) !== null && VERDICTS.some((verdict) => verdict === is),
      ) &&
      isTexts(routes) &&
      isListOf(because, ({ kind }) => asText(kind) !== null),
  },
  publishedIncidents: {
    keyOf: ({ id }) => asText(id),
    isRight: ({ id, name, postedAt, components, status, openAt, clearAt }) =>
      [id, name, status].every((each) => asText(each) !== null) &&
      [postedAt, clearAt].every(isTimeOrNull) &&
      isTexts(components) &&
      asNumber(openAt) !== null,
  },
};

const STORES = Object.keys(TABLE) as Store[];

/** Days of use, outages that were felt, and what the status page told of them. */
export async function readCarriedHistory(database: Database): Promise<JsonObject> {
  const rows = await Promise.all(STORES.map(async (store) => [store, await database.getAll(store)] as const));
  return Object.fromEntries(rows) as unknown as JsonObject;
}

/** Takes back what a backup tells of the past; what is known here stays as it is, and what is not as it should be is passed over. */
export async function writeCarriedHistory(database: Database, given: Json | undefined): Promise<void> {
  const history = asObject(given);
  if (!history) return;
  await writeAtomically(database, STORES, async (transaction) => {
    for (const store of STORES) {
      const { keyOf, isRight } = TABLE[store];
      for (const row of asArray(history[store]).map(asObject)) {
        const key = row && isRight(row) ? keyOf(row) : null;
        const rows = transaction.objectStore(store);
        if (key !== null && (await rows.getKey(key as never)) === undefined) await rows.put(row as never);
      }
    }
  });
}

function isTries(given: Json | undefined): boolean {
  const tries = asObject(given);
  return [tries?.worked, tries?.failed].every((count) => (asNumber(count) ?? -1) >= 0);
}

function isTimeOrNull(given: Json | undefined): boolean {
  return given === null || asNumber(given) !== null;
}

function isTexts(given: Json | undefined): boolean {
  return Array.isArray(given) && given.every((each) => typeof each === 'string');
}

function isListOf(given: Json | undefined, isRight: (one: JsonObject) => boolean): boolean {
  return Array.isArray(given) && given.map(asObject).every((one) => one !== null && isRight(one));
}
