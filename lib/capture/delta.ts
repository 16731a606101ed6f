import { asObject, asText, type Json, type JsonObject } from '../conversation/json';

/** Rebuilds the messages of a stream in the delta v1 encoding. */
export interface DeltaReader {
  /** One delta, as JSON. False when it could not be understood: then nothing that follows can be trusted either. */
  take(delta: Json): boolean;
  /** What the deltas add up to, in order of appearance. Each is `{ message, conversation_id, … }` as it was opened. */
  opened(): JsonObject[];
}

const MOST_CHANNELS = 2_000;
const LONGEST_PATH = 24;
const LONGEST_LIST = 20_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * `event: delta` objects with the short keys `c` channel, `p` path, `o` operation, `v` value (captures of 2026-01 and 2026-06, bundle
 * of 2026-09). A missing `c`, `p` or `o` repeats the previous delta's; paths are JSON pointers; `patch` holds a list of deltas
 * relative to its own path. What it reads is page-controlled: paths and lists are bounded.
 */
export function createDeltaReader(): DeltaReader {
  const channels = new Map<number, Holder>();
  let previous: { c: number; p: string; o: string } = { c: 0, p: '', o: 'add' };

  return {
    take(delta) {
      const given = asObject(delta);
      if (!given || !('v' in given)) return false;
      const c = typeof given.c === 'number' ? given.c : previous.c;
      const p = typeof given.p === 'string' ? given.p : previous.p;
      const o = typeof given.o === 'string' ? given.o : previous.o;
      previous = { c, p, o };
      if (!channels.has(c) && channels.size >= MOST_CHANNELS) return false;
      // A new channel is a new message; one that only changes something must have been opened before.
      if (p === '' && o === 'add') {
        channels.delete(c);
        channels.set(c, { root: given.v ?? null });
        return true;
      }
      const holder = channels.get(c);
      return holder !== undefined && apply(holder, p, o, given.v ?? null);
    },
    opened: () => [...channels.values()].map(({ root }) => asObject(root)).filter((each) => each !== null),
  };
}

interface Holder extends JsonObject {
  root: Json;
}

function apply(holder: Holder, path: string, operation: string, value: Json): boolean {
  if (operation === 'patch') {
    if (!Array.isArray(value)) return false;
    return value.every((each) => {
      const { p, o, v } = asObject(each) ?? {};
      return typeof p === 'string' && typeof o === 'string' && apply(holder, path + p, o, v ?? null);
    });
  }
  const keys = ['root', ...path.split('/').slice(1)].map((key) =>
    key.replaceAll('~1', '/').replaceAll('~0', '~'),
  );
  if (keys.length > LONGEST_PATH || keys.some((key) => FORBIDDEN.has(key))) return false;
  const last = keys.pop() ?? 'root';
  let target: Json = holder;
  for (const key of keys) {
    const next: Json | undefined = member(target, key) ?? put(target, key, {});
    if (typeof next !== 'object' || next === null) return false;
    target = next;
  }
  return change(target, last, operation, value);
}

function change(target: Json, key: string, operation: string, value: Json): boolean {
  const old = member(target, key);
  switch (operation) {
    case 'add':
    case 'replace':
      return put(target, key, value) !== undefined;
    case 'remove':
      if (Array.isArray(target)) target.splice(Number(key), 1);
      else if (asObject(target)) delete (target as JsonObject)[key];
      return true;
    case 'append':
      return append(target, key, old, value);
    case 'truncate':
      if (typeof value !== 'number') return false;
      if (typeof old === 'string' || Array.isArray(old))
        return put(target, key, old.slice(0, value)) !== undefined;
      return false;
    default:
      return false;
  }
}

function append(target: Json, key: string, old: Json | undefined, value: Json): boolean {
  if (old === undefined || old === null) return put(target, key, value) !== undefined;
  if (typeof old === 'string')
    return typeof value === 'string' && put(target, key, old + value) !== undefined;
  if (Array.isArray(old)) {
    old.push(...(Array.isArray(value) ? value : [value]));
    return old.length <= LONGEST_LIST;
  }
  const object = asObject(old);
  const more = asObject(value);
  if (!object || !more) return false;
  for (const [name, each] of Object.entries(more)) if (!FORBIDDEN.has(name)) object[name] = each;
  return true;
}

function member(target: Json, key: string): Json | undefined {
  if (Array.isArray(target)) return target[Number(key)];
  const object = asObject(target);
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Undefined when it cannot be put there. */
function put(target: Json, key: string, value: Json): Json | undefined {
  if (Array.isArray(target)) {
    const place = Number(key);
    if (!Number.isInteger(place) || place < 0 || place > LONGEST_LIST) return undefined;
    target[place] = value;
    return value;
  }
  const object = asObject(target);
  if (!object) return undefined;
  object[key] = value;
  return value;
}

/** The message that a stream event brings whole: a snapshot of the form before delta v1, or the echo of the prompt. */
export function messageIn(value: Json | undefined): JsonObject | null {
  const object = asObject(value);
  const message = asObject(object?.message) ?? asObject(object?.input_message);
  return message && asText(message.id) !== null ? message : null;
}
