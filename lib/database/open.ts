import { openDB } from 'idb';
import { currentVersion, migrations } from './migrations';
import type { Database, LifeboatSchema } from './schema';

export const databaseName = 'lifeboat';

interface Connections {
  name?: string;
  /** Called while an older page of ours still holds the database: the user has to close or reload that tab. */
  onBlocked?: () => void;
}

const open = new Map<string, Promise<Database>>();

/**
 * The connection of this context, opened at the first call and shared by the later ones. It is forgotten when it is lost, so
 * that the next call opens anew: nobody keeps a database over an `await` that may be long.
 * Rejects when the browser refuses (no disk space, a profile that forbids it, or a newer version of the extension has upgraded it).
 */
export function openDatabase({ name = databaseName, onBlocked }: Connections = {}): Promise<Database> {
  const known = open.get(name);
  if (known) return known;
  const forget = () => {
    if (open.get(name) === opening) open.delete(name);
  };
  const opening = openDB<LifeboatSchema>(name, currentVersion, {
    async upgrade(database, oldVersion, _newVersion, transaction) {
      for (const { version, step } of migrations) if (version > oldVersion) await step(database, transaction);
    },
    blocked: () => onBlocked?.(),
    // Without this handler an open page keeps the updated extension from upgrading (measured in Chromium 156, 2026-11).
    blocking(_current, _blocked, event) {
      forget();
      (event.target as IDBDatabase).close();
    },
    // The browser closed it: storage cleared, disk failure, or (Firefox) the profile moved.
    terminated: forget,
  });
  open.set(name, opening);
  opening.catch(forget);
  return opening;
}
