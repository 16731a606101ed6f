/**
 * Neighbours in groups, each of which takes no more than `room`; an item that needs more is a group of its own.
 *
 * @param spaceOf how much of the room an item takes
 */
export function* inGroups<Item>(
  items: Iterable<Item>,
  room: number,
  spaceOf: (item: Item) => number,
): Generator<Item[]> {
  let group: Item[] = [];
  let taken = 0;
  for (const item of items) {
    const space = spaceOf(item);
    if (group.length > 0 && taken + space > room) {
      yield group;
      group = [];
      taken = 0;
    }
    group.push(item);
    taken += space;
  }
  if (group.length > 0) yield group;
}
