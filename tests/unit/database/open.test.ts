import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { describe, expect, it } from 'vitest';
import { currentVersion, migrations } from '../../../lib/database/migrations';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { type FrozenDatabase, readRow, thaw } from './frozen';

let count = 0;
const aName = () => `open-${count++}`;

const folder = 'tests/fixtures/database';
const frozen = readdirSync(folder)
  .filter((file) => /^v\d+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as FrozenDatabase);

function structureOf(database: Database) {
  return Array.from(database.objectStoreNames, (name) => {
    const { store } = database.transaction(name);
    const indexes = Array.from(store.indexNames as Iterable<never>, (index) => {
      const { keyPath, unique } = store.index(index);
      return { index, keyPath, unique };
    });
    return { name, keyPath: store.keyPath, indexes };
  });
}

describe('the database', () => {
  it('has one frozen example of every version it ever had', () => {
    expect(frozen.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      migrations.map(({ version }) => version),
    );
  });

  it.each(frozen.map((example) => ({ example, version: example.version })))(
    'opens a database of version $version, keeps its rows and ends with the structure of a new one',
    async ({ example }) => {
      const name = aName();
      await thaw(example, name);
      const database = await openDatabase({ name });
      expect(database.version).toBe(currentVersion);
      expect(structureOf(database)).toEqual(structureOf(await openDatabase({ name: aName() })));
      for (const { store, rows } of example.stores)
        expect(await database.getAll(store as 'heads')).toEqual(rows.map(readRow));
    },
  );

  it('is opened once per context and shared', async () => {
    const name = aName();
    expect(await openDatabase({ name })).toBe(await openDatabase({ name }));
  });

  it('steps aside when a newer version of the extension wants to upgrade, and says so later', async () => {
    const name = aName();
    await openDatabase({ name });
    const newer = await openDB(name, currentVersion + 1);
    await expect(openDatabase({ name })).rejects.toThrow(/version/i);
    newer.close();
  });

  it('is opened anew after it was lost', async () => {
    const name = aName();
    const first = await openDatabase({ name });
    forceCloseDatabase(unwrap(first) as never);
    expect(await openDatabase({ name })).not.toBe(first);
  });
});
