import type { ListQuery } from '../../../../lib/archive/backfill/job';
import type { BackfillReader, Failure, ListPage, Outcome } from '../../../../lib/archive/backfill/reader';
import { keep } from '../../../../lib/archive/keep';
import type { Kept } from '../../../../lib/archive/revision';
import type { Database } from '../../../../lib/database/schema';
import { Killed } from '../kill';
import { aCandidate, aTree, written } from '../served';

export const ACCOUNT = 'account-1';
const START = Date.UTC(2026, 10, 1);

interface OnServer {
  id: string;
  title: string;
  updatedAt: number;
  archived: boolean;
  starred: boolean;
  project: string | null;
}

/** A ChatGPT of so many conversations on a virtual clock, with the throttle that was seen in 2026-07: 200 reads, then one a minute. */
export function aServer(count: number) {
  const clock = { now: START };
  const conversations: OnServer[] = Array.from({ length: count }, (_, number) => ({
    id: `${number.toString(16).padStart(8, '0')}-0000-4000-8000-00000000c0de`,
    title: `Chat ${number}`,
    updatedAt: START - number * 60_000,
    archived: number % 10 === 3,
    starred: number % 50 === 7,
    project: number % 20 === 5 ? `g-p-${number % 3}` : null,
  }));
  const bucket = { level: 200, at: START };
  const log = { reads: [] as string[], refused: 0, lists: 0 };
  /** Whatever the next requests shall be answered with instead. */
  const faults: (Failure | 'empty page')[] = [];

  function admits(): boolean {
    bucket.level = Math.min(200, bucket.level + (clock.now - bucket.at) / 60_000);
    bucket.at = clock.now;
    if (bucket.level < 1) return false;
    bucket.level--;
    return true;
  }

  function page(query: ListQuery): ListPage {
    const newest = [...conversations].sort((a, b) => b.updatedAt - a.updatedAt);
    if (query.kind === 'projects') {
      const projects = [...new Set(conversations.flatMap(({ project }) => project ?? []))];
      const lists = projects.map((project) => ({ kind: 'project' as const, project, cursor: '0' }));
      const names = Object.fromEntries(projects.map((id) => [id, `Project ${id.slice(4)}`]));
      return { items: [], total: null, next: null, lists, names };
    }
    if (query.kind === 'project') {
      const from = Number(query.cursor);
      const all = newest.filter(({ project }) => project === query.project);
      const next = from + 50 < all.length ? { ...query, cursor: `${from + 50}` } : null;
      return { items: all.slice(from, from + 50), total: null, next, lists: [] };
    }
    const { archived, starred, offset } = query;
    const all = newest.filter(
      (each) => each.project === null && each.archived === archived && (!starred || each.starred),
    );
    const next = offset + 100 < all.length ? { ...query, offset: offset + 100 } : null;
    return { items: all.slice(offset, offset + 100), total: all.length, next, lists: [] };
  }

  /** The tab that reads with the page's session: it outlives the worker, and gives what it read to the archive by itself. */
  function aTab(database: Database): BackfillReader {
    const reading = new Map<string, Promise<Outcome<Kept>>>();
    const struck = (): Failure | null => {
      const fault = faults.shift();
      return fault && fault !== 'empty page' ? fault : null;
    };
    const read = async (id: string): Promise<Outcome<Kept>> => {
      const fault = struck();
      if (fault) return fault;
      if (!admits()) {
        log.refused++;
        return { failed: 'rate-limited', until: null };
      }
      const found = conversations.find((each) => each.id === id);
      if (!found) return { failed: 'gone' };
      log.reads.push(id);
      const served = aTree({ ...found, messages: written(2, `${id}-`) });
      const candidate = aCandidate(served, { account: ACCOUNT, source: 'backfill' });
      for (;;) {
        try {
          return { value: await keep(database, candidate, clock.now) };
        } catch (error) {
          // The worker died while it saved; the tab gives it the same again.
          if (!(error instanceof Killed)) throw error;
        }
      }
    };
    return {
      accounts: async () => struck() ?? { value: [ACCOUNT] },
      async list(_account, query) {
        log.lists++;
        return struck() ?? { value: page(query) };
      },
      conversation(_account, id) {
        const running = reading.get(id) ?? read(id).finally(() => reading.delete(id));
        reading.set(id, running);
        return running;
      },
      file: async () => struck() ?? { value: { name: null, mimeType: null, base64: null, why: 'gone' } },
    };
  }

  return { clock, conversations, log, faults, bucket, aTab };
}
