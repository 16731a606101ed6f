/** Acts, and swallows every failure: breaking the page would be worse than missing a fact. */
export function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
