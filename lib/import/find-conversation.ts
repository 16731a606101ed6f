import { asArray, asObject, asText, type Json } from '../conversation/json';
import { type Recognised, recognise } from '../conversation/recognise';
import type { JsonPath } from './slice-json';

/** Nothing that wraps a conversation goes deeper (share pages: six steps). */
const DEEPEST = 7;

/** Values looked at before the search is given up: a large file of something else should be refused at once. */
const MOST = 20_000;

/** Shapes worth looking for, the best first: another tool's file may hold what was served and what was on the screen. */
const WANTED: Recognised[] = ['tree', 'flat', 'share-stream', 'dom'];

/** The way to the conversation inside some other object, as share pages and other tools wrap it; null when there is none. */
export function findConversation(json: Json): JsonPath | null {
  const found = new Map<Recognised, JsonPath>();
  let waiting: { value: Json; path: JsonPath }[] = [{ value: json, path: [] }];
  let looked = 0;
  for (let depth = 0; depth <= DEEPEST && looked < MOST; depth++) {
    const deeper: typeof waiting = [];
    for (const { value, path } of waiting) {
      if (looked++ >= MOST) break;
      const what = recognise(value);
      if (what && !found.has(what)) found.set(what, path);
      const members = asObject(value) ?? asArray(value);
      for (const [key, member] of Object.entries(members)) {
        if (typeof member !== 'object' || member === null) continue;
        deeper.push({ value: member, path: [...path, Array.isArray(value) ? Number(key) : key] });
      }
    }
    waiting = deeper;
  }
  return WANTED.map((what) => found.get(what)).find((path) => path !== undefined) ?? null;
}

/** True for an element of a list of messages: linear dumps of other tools are nothing but such a list. */
export function isMessage(json: Json | undefined): boolean {
  const message = asObject(json);
  return asText(asObject(message?.author)?.role) !== null && asObject(message?.content) !== null;
}
