/**
 * Works on a few items at the same time and yields the results in the order of the items. No more than `room` are on their way
 * or waiting to be taken, so whoever takes them slowly slows the work down.
 *
 * @param spaceOf how much of the room an item takes; one that needs more than there is has it alone
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  room: number,
  work: (item: Item) => Promise<Result>,
  spaceOf: (item: Item) => number = () => 1,
): AsyncGenerator<Result> {
  const waiting: { result: Promise<Result>; space: number }[] = [];
  let taken = 0;
  const next = () => {
    const { result, space } = waiting.shift() as (typeof waiting)[0];
    taken -= space;
    return result;
  };
  for await (const item of items) {
    const space = spaceOf(item);
    while (waiting.length > 0 && taken + space > room) yield next();
    const result = work(item);
    // Whoever takes it hears of a failure; until then it must not count as unheard.
    result.catch(() => {});
    waiting.push({ result, space });
    taken += space;
  }
  while (waiting.length > 0) yield next();
}
