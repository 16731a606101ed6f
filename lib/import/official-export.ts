import { asArray, asObject, asText, type Json, objectsIn } from '../conversation/json';

/** Which members of an official export hold the conversations. */
export interface ConversationMembers {
  names: string[];
  /** Listed by the manifest and not there. */
  missing: string[];
}

/** What another system adds to a ZIP file. */
export function isClutter(name: string): boolean {
  return name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.)/.test(name);
}

/**
 * Finds the conversations among the members, whatever the vintage: one `conversations.json` (to 2025, and small ones since),
 * numbered shards with or without `export_manifest.json` (from 2026-02), all of it possibly below a folder. Empty when
 * the ZIP file is no official export.
 *
 * @param manifest content of the outermost `export_manifest.json`, and its name
 */
export function conversationMembers(
  names: string[],
  manifest: { name: string; content: Json } | null,
): ConversationMembers {
  const single = outermost(names, /^conversations\.json$/);
  const shards = numbered(names);
  const listed = manifest ? listedBy(manifest.content).map((file) => folderOf(manifest.name) + file) : [];
  const there = new Set(names);
  const found = listed.filter((name) => there.has(name));
  return {
    names: [...new Set([...found, ...(single === null ? [] : [single]), ...shards])],
    missing: listed.filter((name) => !there.has(name)),
  };
}

/** The manifest of the conversations; exports of 2026-07 have a second one, for `sites/`. */
export function manifestName(names: string[]): string | null {
  return outermost(names, /^export_manifest\.json$/);
}

/** The page of the export that shows all conversations, and holds them as `jsonData`. */
export function pageName(names: string[]): string | null {
  return outermost(names, /^chat\.html$/);
}

function listedBy(manifest: Json): string[] {
  const file = asObject(asObject(asObject(manifest)?.logical_files)?.['conversations.json']);
  const named = asArray(file?.files).map((each) => asText(each));
  const described = objectsIn(file?.files).map(({ path }) => asText(path));
  return [...named, ...described].filter((name) => name !== null);
}

function numbered(names: string[]): string[] {
  const shards = names.flatMap((name) => {
    const number = /^conversations-(\d+)\.json$/.exec(baseOf(name))?.[1];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  });
  return shards.sort((one, other) => one.number - other.number).map(({ name }) => name);
}

/** The matching member in the fewest folders. */
function outermost(names: string[], base: RegExp): string | null {
  const depth = (name: string) => name.split('/').length;
  const matching = names.filter((name) => base.test(baseOf(name)));
  return matching.sort((one, other) => depth(one) - depth(other))[0] ?? null;
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
