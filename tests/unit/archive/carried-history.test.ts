import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { readCarriedHistory, writeCarriedHistory } from '../../../lib/archive/carried-history';
import { livedHistory } from '../../support/lived-history';
import { emptyArchive } from './round-trip';

const NOW = 1_764_000_000_000;

it('brings the past back as it was, and leaves alone what is known already', async () => {
  const [before, after] = [await emptyArchive(), await emptyArchive()];
  const { days, incidents, publishedIncidents } = livedHistory(NOW);
  for (const day of days) await before.put('days', day);
  for (const one of incidents) await before.put('incidents', one);
  for (const one of publishedIncidents) await before.put('publishedIncidents', one);
  const carried = JSON.parse(JSON.stringify(await readCarriedHistory(before)));
  expect(carried.days).toHaveLength(days.length);

  const [known] = days;
  if (!known) throw new Error('No day was lived.');
  await after.put('days', { ...known, messages: { worked: 1, failed: 0 } });
  await writeCarriedHistory(after, carried);
  expect(await after.getAll('incidents')).toEqual(await before.getAll('incidents'));
  expect(await after.getAll('publishedIncidents')).toEqual(await before.getAll('publishedIncidents'));
  expect(await after.count('days')).toBe(days.length);
  expect((await after.get('days', known.day))?.messages).toEqual({ worked: 1, failed: 0 });
});

it('passes over what is not as it should be', async () => {
  const database = await emptyArchive();
  await writeCarriedHistory(database, {
    days: [
      { day: 'today', messages: {}, pages: {} },
      { day: '2026-01-01', messages: { worked: -1 } },
      'x',
      null,
    ],
    incidents: [
      { since: 1, endedAt: 2, left: 'magic', timeline: [], routes: [], because: [] },
      { since: '1' },
    ],
    publishedIncidents: [{ id: 'a', name: { html: '<b>' } }],
    other: [1],
  });
  await writeCarriedHistory(database, 'nonsense');
  await writeCarriedHistory(database, undefined);
  expect(await readCarriedHistory(database)).toEqual({ days: [], incidents: [], publishedIncidents: [] });
});
