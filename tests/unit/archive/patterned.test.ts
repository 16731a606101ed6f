import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { patterned } from '../../../lib/archive/patterned';
import { openDatabase } from '../../../lib/database/open';
import { aCandidate, aTree, written } from './served';

it('calls a project by its name as soon as that is known', async () => {
  const database = await openDatabase({ name: 'patterned' });
  await keep(database, aCandidate(aTree({ id: 'a', messages: written(2) })), 1);
  const [head] = await listHeads(database);
  if (!head) throw new Error('Nothing was kept.');
  const within = { ...head, project: 'g-p-51b0' };
  expect(patterned(within, {})).toMatchObject({ id: 'a', project: 'g-p-51b0' });
  expect(patterned(within, { 'g-p-51b0': 'Harbour' })).toMatchObject({ project: 'Harbour' });
  expect(patterned(head, { 'g-p-51b0': 'Harbour' }).project).toBeNull();
});
