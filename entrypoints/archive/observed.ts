import { useEffect, useState } from 'preact/hooks';

/** A value that outlives the components that show it. */
export interface Observed<Value> {
  get(): Value;
  set(value: Value): void;
  /** Calls back after each change until the signal aborts. */
  watch(listener: () => void, signal: AbortSignal): void;
}

export function observed<Value>(value: Value): Observed<Value> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    watch(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}

/** The value, drawn anew after each change. */
export function useObserved<Value>(source: Observed<Value>): Value {
  const [, redraw] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const again = () => redraw((count) => count + 1);
    source.watch(again, stop.signal);
    // It may have changed between the first drawing and now.
    again();
    return () => stop.abort();
  }, [source]);
  return source.get();
}
