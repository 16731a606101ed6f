// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import type { Listed } from '../../../entrypoints/archive/use-heads';
import { useListing } from '../../../entrypoints/archive/use-listing';
import { listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { openDatabase } from '../../../lib/database/open';
import { aCandidate, aTree, written } from '../../unit/archive/served';

// A search on a busy machine lets the page breathe in between; there is no page here.
vi.stubGlobal('scheduler', { postTask: async (task: () => void) => task() });
/** Of a machine that is busy with everything else. */
const AT_MOST = { timeout: 20_000 };

it('a search is done only when it has looked into everything', async () => {
  const database = await openDatabase({ name: 'listing' });
  for (const id of ['a', 'b'])
    await keep(database, aCandidate(aTree({ id, title: 'Tides', messages: written(2) })), 1);
  const heads = await listHeads(database);
  const told: { count: number; searching: string | null; complete: boolean }[] = [];
  const Listing = ({ listed }: { listed: Listed }) => {
    const { count, searching, complete } = useListing(database, listed, 'tides');
    told.push({ count, searching, complete });
    return null;
  };
  const show = (listed: Listed) => act(() => render(<Listing listed={listed} />, document.body));
  show({ heads: heads.slice(0, 1), complete: false, projectNames: {} });
  await vi.waitFor(() => expect(told.at(-1)?.count).toBe(1), AT_MOST);
  show({ heads, complete: true, projectNames: {} });
  await vi.waitFor(
    () => expect(told.at(-1)).toEqual({ count: 2, searching: 'done', complete: true }),
    AT_MOST,
  );
  expect(told.filter(({ searching }) => searching === 'done').map(({ count }) => count)).not.toContain(1);
  act(() => render(null, document.body));
});
