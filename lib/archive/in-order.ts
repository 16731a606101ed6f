/**
 * Works on a few items at the same time and yields the results in the order of the items. No more than `atOnce` are on their way
 * or waiting to be taken, so whoever takes them slowly slows the work down.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const waiting: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Whoever takes it hears of a failure; until then it must not count as unheard.
    result.catch(() => {});
    waiting.push(result);
    if (waiting.length >= atOnce) yield waiting.shift() as Promise<Result>;
  }
  while (waiting.length > 0) yield waiting.shift() as Promise<Result>;
}
