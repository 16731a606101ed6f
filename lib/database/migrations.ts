import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LifeboatSchema } from './schema';

/** One step from the version before to `version`. It may await nothing but requests of its own transaction. */
export interface Migration {
  version: number;
  step(
    database: IDBPDatabase<LifeboatSchema>,
    transaction: IDBPTransaction<LifeboatSchema, StoreNames<LifeboatSchema>[], 'versionchange'>,
  ): void | Promise<void>;
}

/**
 * Every version the database ever had, oldest first. A released row is never edited: append one, and freeze an example of the
 * version it leaves behind in `tests/fixtures/database/`.
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    step(database) {
      const heads = database.createObjectStore('heads', { keyPath: ['account', 'conversationId'] });
      heads.createIndex('byRecency', 'recentAt');
      heads.createIndex('byConversation', 'conversationId');
      const revisions = database.createObjectStore('revisions', {
        keyPath: ['account', 'conversationId', 'seq'],
      });
      revisions.createIndex('byHash', ['account', 'conversationId', 'sha256'], { unique: true });
      database.createObjectStore('bodies', { keyPath: ['account', 'conversationId', 'sha256'] });
      database.createObjectStore('searchText', { keyPath: ['account', 'conversationId'] });
      database.createObjectStore('tombstones', { keyPath: ['account', 'conversationId'] });
    },
  },
  {
    version: 2,
    step(database) {
      database.createObjectStore('incidents', { keyPath: 'since' });
      database.createObjectStore('publishedIncidents', { keyPath: 'id' });
      database.createObjectStore('days', { keyPath: 'day' });
      database.createObjectStore('countedActions', { keyPath: 'key' });
    },
  },
  {
    version: 3,
    step(database) {
      database.createObjectStore('jobs', { keyPath: 'name' });
      const queue = database.createObjectStore('queue', { keyPath: ['account', 'conversationId'] });
      queue.createIndex('byState', ['state', 'rank']);
      const files = database.createObjectStore('files', { keyPath: ['account', 'fileId'] });
      files.createIndex('byState', 'state');
      database.createObjectStore('fileBytes', { keyPath: 'sha256' });
    },
  },
  {
    version: 4,
    step(database) {
      database.createObjectStore('folders', { keyPath: 'name' });
      const written = database.createObjectStore('folderFiles', { keyPath: ['account', 'conversationId'] });
      written.createIndex('byName', 'nameKey');
    },
  },
];

/** The version this code writes. */
export const currentVersion = migrations.reduce((newest, { version }) => Math.max(newest, version), 0);
