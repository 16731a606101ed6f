import { browser } from './browser';

/** One declared value in the browser's storage. Declared once, in the file of what it holds. */
export interface StoredItem<T> {
  key: string;
  /** The stored value, or the fallback. */
  get(): Promise<T>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with each new value until the signal aborts. */
  watch(onChange: (value: T) => void, signal: AbortSignal): void;
}

/**
 * Declares a stored value. `session` lives in memory until the browser closes (survives the worker's sleep, closed to content
 * scripts); `local` lives on disk.
 */
export function storedItem<T>(area: Area, key: string, fallback: T): StoredItem<T> {
  // Looked up at call time: WXT imports entry points in Node at build time, where no extension API exists.
  const storage = () => browser.storage[area];
  return {
    key,
    async get() {
      return ((await readTogether(area, key))[key] as T | undefined) ?? fallback;
    },
    async set(value) {
      await storage().set({ [key]: value });
    },
    async remove() {
      await storage().remove(key);
    },
    watch(onChange, signal) {
      const listener = (changes: Record<string, { newValue?: unknown }>, changed: string) => {
        const change = changes[key];
        if (changed === area && change) onChange((change.newValue as T | undefined) ?? fallback);
      };
      browser.storage.onChanged.addListener(listener);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
    },
  };
}

type Area = 'local' | 'session';
type Found = Record<string, unknown>;
/** The key of a value; null for all values. */
type Wanted = string | null;

const asked: Partial<Record<Area, { wanted: Wanted[]; found: Promise<Found> }>> = {};

/** A page asks for many values before its first paint: those that are asked for in one turn travel in one question. */
function readTogether(area: Area, key: Wanted): Promise<Found> {
  const question = asked[area] ?? ask(area);
  question.wanted.push(key);
  return question.found;
}

function ask(area: Area) {
  const wanted: Wanted[] = [];
  const found = Promise.resolve().then((): Promise<Found> => {
    delete asked[area];
    return browser.storage[area].get(wanted.includes(null) ? null : (wanted as string[]));
  });
  const question = { wanted, found };
  asked[area] = question;
  return question;
}

/** Forgets everything that is stored, on disk and in memory. */
export async function forgetStorage(): Promise<void> {
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
}

/** How many bytes the extension takes up on the disk, as the browser estimates; null when it does not say. */
export async function storedBytes(): Promise<number | null> {
  return (await navigator.storage.estimate()).usage ?? null;
}

/** Many values of one kind, each under a name of its own, so that tabs never write over each other. */
export interface StoredFamily<T> {
  all(): Promise<T[]>;
  put(name: string, value: T): Promise<void>;
  remove(name: string): Promise<void>;
  /** Calls back with the names that any context has written, and with those it has removed, until the signal aborts. */
  watch(onChange: (written: string[], removed: string[]) => void, signal: AbortSignal): void;
}

/** Declares a family of stored values; their keys begin with `prefix`. */
export function storedFamily<T>(area: Area, prefix: string): StoredFamily<T> {
  const storage = () => browser.storage[area];
  return {
    async all() {
      const found = Object.entries(await readTogether(area, null));
      return found.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as T);
    },
    async put(name, value) {
      await storage().set({ [prefix + name]: value });
    },
    async remove(name) {
      await storage().remove(prefix + name);
    },
    watch(onChange, signal) {
      const listener = (changes: Record<string, { newValue?: unknown }>, changed: string) => {
        if (changed !== area) return;
        const ours = Object.entries(changes).filter(([key]) => key.startsWith(prefix));
        const names = (isThere: boolean) =>
          ours
            .filter(([, { newValue }]) => (newValue !== undefined) === isThere)
            .map(([key]) => key.slice(prefix.length));
        if (ours.length > 0) onChange(names(true), names(false));
      };
      browser.storage.onChanged.addListener(listener);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
    },
  };
}
