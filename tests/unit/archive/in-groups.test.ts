import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGroups } from '../../../lib/archive/in-groups';

test('everything is in one group, in its place, and no group of several is larger than the room', () => {
  const items = fc.array(fc.integer({ min: 0, max: 9 }));
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 12 }), (drawn, room) => {
      const groups = [...inGroups(drawn, room, (space) => space)];
      expect(groups.flat()).toEqual(drawn);
      for (const group of groups) {
        const taken = group.reduce((sum, space) => sum + space, 0);
        expect(group.length === 1 || (group.length > 1 && taken <= room)).toBe(true);
      }
    }),
  );
});

test('a group takes as much as fits into it', () => {
  expect([...inGroups([1, 1, 1, 1, 1], 2, (space) => space)]).toEqual([[1, 1], [1, 1], [1]]);
});
