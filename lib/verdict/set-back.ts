/** Names of instants in the state. Lists of them are named alike. */
const INSTANT = /^(?:at|since|clock)$|(?:At|Since)$/;

/**
 * The state after the clock was set back: nothing in it lies in the future any more, and nothing else changes. Otherwise an hour set
 * back would be an hour in which no failure decays and no success counts.
 */
export function setBack<Value>(state: Value, now: number): Value {
  return clamp(state, false) as Value;

  function clamp(value: unknown, isInstant: boolean): unknown {
    if (typeof value === 'number') return isInstant ? Math.min(value, now) : value;
    if (Array.isArray(value)) return value.map((member) => clamp(member, isInstant));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, clamp(member, INSTANT.test(name))]),
    );
  }
}
