import type { Database } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { aWalk, changeJob, type Job, type ListQuery, type ListWalk } from './job';
import { failed, type StepWorld, spaced } from './outcome';
import { putRow, rowFor } from './queue';
import type { BackfillReader, ListPage } from './reader';

/** A list that fails is tried again later and later; the conversations that are known are read meanwhile. */
const RETRY_MS = 60_000;
const MOST_TRIES = 6;
/** A list that changes while it is walked may have moved a conversation past us: it is walked again. */
const MOST_WALKS = 3;

const keyOf = ({ account, query }: Pick<ListWalk, 'account' | 'query'>) => {
  const { kind } = query;
  return JSON.stringify([
    account,
    kind,
    kind === 'list' && [query.archived, query.starred],
    kind === 'project' && query.project,
  ]);
};

/** Walks one page of one list. */
export async function walkList(
  database: Database,
  job: Job,
  walk: ListWalk,
  reader: BackfillReader,
  world: StepWorld,
): Promise<number | null> {
  const page = await reader.list(walk.account, walk.query);
  if (!('failed' in page)) return take(database, job, walk, page.value, world);
  if (page.failed !== 'service' && page.failed !== 'changed' && page.failed !== 'inaccessible')
    return failed(database, job, page, world);
  // Deep pages of long lists fail for minutes while everything else works (pionxzh/chatgpt-exporter issue 272, 2024-12).
  const now = world.now();
  const tries = walk.tries + 1;
  const nextAt = spaced(now, world);
  const lost = { account: walk.account, query: walk.query, why: page.failed };
  await writeAtomically(database, ['jobs'], (transaction) =>
    changeJob(transaction, (found) => ({
      ...found,
      nextAt,
      walks: (found.walks ?? []).flatMap((each) => {
        if (keyOf(each) !== keyOf(walk)) return [each];
        return tries < MOST_TRIES ? [{ ...each, tries, retryAt: now + RETRY_MS * 2 ** (tries - 1) }] : [];
      }),
      lost: tries < MOST_TRIES ? found.lost : [...found.lost, lost],
    })),
  );
  return nextAt;
}

async function take(
  database: Database,
  { only }: Job,
  walk: ListWalk,
  page: ListPage,
  world: StepWorld,
): Promise<number> {
  const now = world.now();
  const nextAt = spaced(now, world);
  const grew = walk.total !== null && page.total !== null && walk.total !== page.total;
  const again = page.next === null && grew && walk.walks < MOST_WALKS;
  const next: ListWalk[] = again
    ? [{ ...aWalk(walk.account, fromStart(walk.query)), walks: walk.walks + 1 }]
    : page.next
      ? [{ ...walk, query: page.next, tries: 0, retryAt: 0, total: walk.total ?? page.total }]
      : [];
  const inside = page.lists.map((query) => aWalk(walk.account, query));
  await writeAtomically(database, ['jobs', 'queue', 'tombstones', 'heads'], async (transaction) => {
    const queue = transaction.objectStore('queue');
    const heads = transaction.objectStore('heads');
    for (const listed of page.items) {
      const before = await queue.get([walk.account, listed.id]);
      // What is only compared is not asked for: nobody wants it fetched.
      if (only === 'audit' && !(await heads.getKey([walk.account, listed.id]))) continue;
      await putRow(transaction, rowFor(walk.account, listed, before, now));
    }
    await changeJob(transaction, (job) => {
      const others = (job.walks ?? []).filter((each) => keyOf(each) !== keyOf(walk));
      const known = new Set(others.map(keyOf));
      const walks = [...next, ...others, ...inside.filter((each) => !known.has(keyOf(each)))];
      const projects = page.names ? { projects: { ...job.projects, ...page.names } } : {};
      return { ...job, nextAt, failures: 0, waits: null, walks, ...projects };
    });
  });
  return nextAt;
}

function fromStart(query: ListQuery): ListQuery {
  if (query.kind === 'list') return { ...query, offset: 0 };
  return query.kind === 'project' ? { ...query, cursor: '0' } : { ...query, cursor: null };
}
