import { useEffect, useState } from 'preact/hooks';
import type { StoredItem } from '../lib/platform/storage';

/** The value of a stored item, kept up to date. `first` is what was read before the first paint. */
export function useStored<T>(item: StoredItem<T>, first: T): T {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const stop = new AbortController();
    item.watch(setValue, stop.signal);
    return () => stop.abort();
  }, [item]);
  return value;
}
