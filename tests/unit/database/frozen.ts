import { openDB } from 'idb';

/** A database of one version as it was, in `tests/fixtures/database/v<version>.json`; bytes are `{ "$bytes": base64 }`. */
export interface FrozenDatabase {
  version: number;
  stores: {
    store: string;
    keyPath: string | string[];
    indexes: { index: string; keyPath: string | string[]; unique: boolean }[];
    /** In the order of their keys. */
    rows: unknown[];
  }[];
}

/** A row as it is stored. */
export function readRow(row: unknown): unknown {
  return JSON.parse(JSON.stringify(row), (_key, value: unknown) => {
    const bytes = (value as { $bytes?: unknown } | null)?.$bytes;
    return typeof bytes === 'string' ? Uint8Array.from(Buffer.from(bytes, 'base64')) : value;
  });
}

/** Puts a frozen database back under a name, without any of today's code. */
export async function thaw({ version, stores }: FrozenDatabase, name: string): Promise<void> {
  const database = await openDB(name, version, {
    upgrade(opened) {
      for (const { store, keyPath, indexes, rows } of stores) {
        const created = opened.createObjectStore(store, { keyPath });
        for (const { index, keyPath: path, unique } of indexes) created.createIndex(index, path, { unique });
        for (const row of rows) created.put(readRow(row));
      }
    },
  });
  database.close();
}
