import { parseJson } from '../../conversation/json';
import { type Refusal, UnreadableFileError } from '../../conversation/unreadable-file-error';
import { ASSET_LISTS, findAssets } from '../assets';
import { type BackupConversation, MANIFEST_NAME, readManifest } from '../backup-manifest';
import { type ByteSource, textOf, wholeBytes, wholeText } from '../byte-source';
import type { Found, ImportedFile, ImportSource } from '../import-source';
import {
  type ConversationMembers,
  conversationMembers,
  isClutter,
  manifestName,
  pageName,
} from '../official-export';
import { endOfValue } from '../slice-json';
import type { ZipMember } from '../zip-directory';
import { lookThrough, safeDirectory, unpack } from '../zip-reader';
import { readJson } from './json';

/** A ZIP file: the official export of any vintage, or any other with conversations as JSON in it. */
const zip: ImportSource = {
  id: 'zip',
  // A member's header, or the end record of an empty file.
  recognise: ([p, k, kind]) => p === 0x50 && k === 0x4b && (kind === 3 || kind === 5),
  read: readZip,
};

type Open = (member: ZipMember) => () => AsyncIterable<string>;

async function* readZip({ name, bytes, onChecked }: ImportedFile): AsyncGenerator<Found> {
  const members = new Map<string, ZipMember>();
  for (const member of await safeDirectory(bytes)) {
    // Old programs on Windows part folders by a backslash, against the rule.
    const path = member.name.replaceAll('\\', '/');
    if (!isClutter(path)) members.set(path, { ...member, name: path });
  }
  const open: Open = (member) => () => textOf(unpack(bytes, member));
  const { names, missing } = await chooseMembers(members, open);
  // Not an official export, then: any JSON may hold conversations.
  const json = names.length > 0 ? names : [...members.keys()].filter((each) => /\.jsonl?$/i.test(each));
  const chosen = json.flatMap((each) => members.get(each) ?? []);
  let isAnyWhole = chosen.length === 0;
  for (const member of chosen) isAnyWhole = (await lookThrough(bytes, member)) || isAnyWhole;
  // One of several costs no other one; its reader says so.
  if (!isAnyWhole) throw new UnreadableFileError('cut-off');
  onChecked?.();
  for (const file of missing) {
    yield { is: 'skipped', from: `${name}: ${file}`, because: 'listed-not-there' };
  }
  const failed = yield* readMembers(name, chosen, open);
  if (failed !== null) yield* readPage(name, members, open, failed);
  yield* readAssets(name, bytes, members, open);
}

/** The page of an export, where nothing else in it can be read. */
async function* readPage(
  name: string,
  members: Map<string, ZipMember>,
  open: Open,
  failed: Refusal,
): AsyncGenerator<Found> {
  const page = members.get(pageName([...members.keys()]) ?? '');
  const data = page ? jsonData(await wholeText(open(page)())) : null;
  if (data === null) throw new UnreadableFileError(failed);
  yield* readJson(`${name}: ${page?.name}`, async function* () {
    yield data;
  });
}

async function* readAssets(
  name: string,
  bytes: ByteSource,
  members: Map<string, ZipMember>,
  open: Open,
): AsyncGenerator<Found> {
  const lists: string[] = [];
  for (const list of ASSET_LISTS) {
    for (const [path, member] of members)
      if (path.slice(path.lastIndexOf('/') + 1) === list) lists.push(await wholeText(open(member)()));
  }
  for (const { member, name: given, ...about } of findAssets(members.values(), lists)) {
    const read = () => wholeBytes(unpack(bytes, member), member.sizeBytes);
    yield { is: 'file', from: `${name}: ${member.name}`, name: given, ...about, read };
  }
}

async function chooseMembers(members: Map<string, ZipMember>, open: Open): Promise<ConversationMembers> {
  const names = [...members.keys()];
  const own = members.get(MANIFEST_NAME);
  const backup = own ? readManifest(parseJson(await wholeText(open(own)()))) : null;
  // Of a backup of ours the copies that are shown; all the others are for `openBackup`.
  if (backup) return { names: backup.conversations.flatMap(shownCopy), missing: [] };
  const manifest = members.get(manifestName(names) ?? '');
  if (!manifest) return conversationMembers(names, null);
  const content = parseJson(await wholeText(open(manifest)())) ?? null;
  return conversationMembers(names, { name: manifest.name, content });
}

function shownCopy({ shown, copies }: BackupConversation): string[] {
  return copies.filter(({ seq }) => seq === shown).map(({ path }) => path);
}

/**
 * Reads members one after the other. One that cannot be read (any further) is skipped and said, because the others can still be
 * saved; the answer is null, or why nothing could be read in any of them.
 */
async function* readMembers(
  name: string,
  members: ZipMember[],
  open: Open,
): AsyncGenerator<Found, Refusal | null> {
  const failures: Refusal[] = [];
  let found = 0;
  for (const member of members) {
    const from = `${name}: ${member.name}`;
    try {
      for await (const each of readJson(from, open(member))) {
        found++;
        yield each;
      }
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      failures.push(error.why);
      yield { is: 'skipped', from, because: error.why };
    }
  }
  if (found > 0 || failures.length < members.length) return null;
  return failures.length === 1 && failures[0] ? failures[0] : 'no-conversation';
}

/** The array behind `var jsonData =` in the page of an official export. */
function jsonData(page: string): string | null {
  const start = /\bvar\s+jsonData\s*=\s*(?=\[)/.exec(page);
  if (!start) return null;
  const at = start.index + start[0].length;
  return page.slice(at, endOfValue(page, at));
}

export default zip;
