import { useEffect, useState } from 'preact/hooks';
import type { StoredItem } from '../lib/platform/storage';

/** The value of a stored item, kept up to date. `first` is what was read before the first paint. */
export function useStored<T>(item: StoredItem<T>, first: T): T {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const stop = new AbortController();
    let told = false;
    const set = (news: T) => {
      told = true;
      setValue(news);
    };
    item.watch(set, stop.signal);
    // What changed between the first read and now was told to nobody.
    void item.get().then((now) => {
      const isNews = !told && !stop.signal.aborted && JSON.stringify(now) !== JSON.stringify(first);
      if (isNews) setValue(now);
    });
    return () => stop.abort();
  }, [item]);
  return value;
}
