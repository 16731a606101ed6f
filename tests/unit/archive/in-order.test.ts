import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../../lib/archive/in-order';

test('whatever takes how long and how much room, results come in order and no more is on its way than there is room for', async () => {
  const items = fc.array(fc.record({ ticks: fc.nat(5), space: fc.integer({ min: 1, max: 9 }) }));
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 12 }), async (drawn, room) => {
      const numbered = drawn.map((item, number) => ({ ...item, number }));
      const onTheirWay = new Set<(typeof numbered)[0]>();
      const work = async (item: (typeof numbered)[0]) => {
        onTheirWay.add(item);
        const spaces = [...onTheirWay].map(({ space }) => space);
        expect(spaces.length === 1 || spaces.reduce((sum, space) => sum + space, 0) <= room).toBe(true);
        for (let tick = 0; tick < item.ticks; tick++) await Promise.resolve();
        return item;
      };
      const results: number[] = [];
      for await (const item of inOrder(numbered, room, work, ({ space }) => space)) {
        onTheirWay.delete(item);
        results.push(item.number);
      }
      expect(results).toEqual(numbered.map(({ number }) => number));
    }),
  );
});

test('as many items are begun as there is room for, before the first is taken', async () => {
  const begun: number[] = [];
  const results = inOrder([0, 1, 2, 3, 4], 3, async (item) => {
    begun.push(item);
    return item;
  });
  await results.next();
  expect(begun).toEqual([0, 1, 2]);
});

test('a failure is heard by whoever takes it', async () => {
  const results = inOrder([1], 2, () => Promise.reject(new Error('full')));
  await expect(results.next()).rejects.toThrow('full');
});
