/**
 * The same pure function, computed once per value of its argument. State is never changed in place, so a list that is the same list
 * still means the same; ticks then cost next to nothing.
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
