/** What `JSON.parse` can yield. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** The value as an object; null for anything else, arrays included. */
export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

/** The value as a list; empty for anything else. */
export function asArray(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; everything else in it is passed over. */
export function objectsIn(value: Json | undefined): JsonObject[] {
  return asArray(value)
    .map(asObject)
    .filter((each) => each !== null);
}

/** The value as a text that is not empty; null for anything else. */
export function asText(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The value as a finite number; null for anything else. */
export function asNumber(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Indented JSON for people. Served JSON may be nested deeper than the stack of `JSON.stringify` allows. */
export function readableJson(value: Json | undefined): string {
  try {
    return JSON.stringify(value ?? null, null, 2);
  } catch {
    return '"…"';
  }
}

/** Parses; undefined when the text is no JSON. A byte order mark in front is allowed. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as Json;
  } catch {
    return undefined;
  }
}
