import type { StoreNames } from 'idb';
import type { Database, LifeboatSchema } from './schema';

/** As much of the database as whoever only reads rows needs. */
export type Reads = Pick<Database, 'get' | 'getAll'>;

type Store = StoreNames<LifeboatSchema>;
type Reading = ReturnType<Database['transaction']>;

interface Asked {
  store: Store;
  read(transaction: Reading): Promise<unknown>;
  resolve(found: unknown): void;
  reject(error: unknown): void;
}

/**
 * A database of which everything that is asked for in one go is read in one transaction, and is there at the same time, so that those
 * who asked together ask together again. Rows are small: reading 1,000 of them takes 0.04 s together, 0.25 s one by one (2026-11).
 */
export function readsTogether(database: Database): Reads {
  let asked: Asked[] = [];
  const readAll = async (all: Asked[]) => {
    const stores = [...new Set(all.map(({ store }) => store))];
    const transaction = database.transaction(stores) as Reading;
    const found = await Promise.all(all.map(({ read }) => read(transaction)));
    for (const [place, { resolve }] of all.entries()) resolve(found[place]);
  };
  const begin = () => {
    const all = asked;
    asked = [];
    readAll(all).catch((error: unknown) => {
      for (const { reject } of all) reject(error);
    });
  };
  const ask = (store: Store, read: Asked['read']) =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) queueMicrotask(begin);
      asked.push({ store, read, resolve, reject });
    });
  return {
    get: (store: Store, key: never) => ask(store, (reading) => reading.objectStore(store as never).get(key)),
    getAll: (store: Store, ...rest: never[]) =>
      ask(store, (reading) => reading.objectStore(store as never).getAll(...rest)),
  } as Reads;
}
