import { useEffect, useState } from 'preact/hooks';
import type { Draft, DraftStore } from '../lib/drafts/draft';

/** The prompts that are kept, read again whenever one is written or removed. `first` is what was read before the first paint. */
export function useDrafts(store: DraftStore, first: readonly Draft[]): readonly Draft[] {
  const [drafts, setDrafts] = useState(first);
  useEffect(() => {
    const closing = new AbortController();
    store.watch(() => void store.all().then(setDrafts), closing.signal);
    return () => closing.abort();
  }, [store]);
  return drafts;
}
