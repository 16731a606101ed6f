/** The way to a value inside JSON: keys of objects and places in arrays. */
export type JsonPath = (string | number)[];

const SPACE = /[\s\uFEFF]*/y;
const SCALAR = /[^\s,\]}]+/y;

/**
 * The text of a value inside valid JSON, exactly as it stands there; undefined when the path leads nowhere. Of equal keys
 * the last one counts, as it does for `JSON.parse`.
 */
export function sliceJson(json: string, path: JsonPath): string | undefined {
  let start = skip(SPACE, json, 0);
  for (const step of path) {
    const found = typeof step === 'number' ? elementAt(json, start, step) : memberOf(json, start, step);
    if (found === undefined) return undefined;
    start = found;
  }
  return json.slice(start, endOfValue(json, start));
}

/** The end of what an expression matches at a place; the place itself when it matches nothing. */
function skip(pattern: RegExp, json: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(json) ? pattern.lastIndex : at;
}

/** The end of the value that begins at a place. */
export function endOfValue(json: string, start: number): number {
  const first = json[start];
  if (first === '"') return endOfString(json, start);
  if (first !== '{' && first !== '[') return skip(SCALAR, json, start);
  let depth = 0;
  for (let at = start; at < json.length; at++) {
    const character = json[at];
    if (character === '"') at = endOfString(json, at) - 1;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth === 0) return at + 1;
  }
  return json.length;
}

/** A loop, not an expression: strings of megabytes would exceed its stack. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === '\\') at++;
    else if (json[at] === '"') return at + 1;
  }
  return json.length;
}

function elementAt(json: string, start: number, place: number): number | undefined {
  if (json[start] !== '[') return undefined;
  let at = skip(SPACE, json, start + 1);
  for (let index = 0; json[at] !== ']' && at < json.length; index++) {
    if (index === place) return at;
    at = next(json, endOfValue(json, at));
  }
  return undefined;
}

function memberOf(json: string, start: number, key: string): number | undefined {
  if (json[start] !== '{') return undefined;
  let found: number | undefined;
  let at = skip(SPACE, json, start + 1);
  while (json[at] === '"') {
    const end = endOfString(json, at);
    const name: unknown = JSON.parse(json.slice(at, end));
    const value = skip(SPACE, json, skip(SPACE, json, end) + 1);
    if (name === key) found = value;
    at = next(json, endOfValue(json, value));
  }
  return found;
}

/** Behind a value: over the comma, to the next member or to the closing bracket. */
function next(json: string, end: number): number {
  const at = skip(SPACE, json, end);
  return json[at] === ',' ? skip(SPACE, json, at + 1) : at;
}
