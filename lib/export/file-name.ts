import type { Conversation } from '../conversation/conversation';
import type { Translate } from '../i18n/translate';

/** Characters of a name with its extension, in UTF-16 units. */
const LONGEST = 120;

/** Bytes of a name in UTF-8: file systems of Linux and macOS take 255, and some of them less. */
const LONGEST_BYTES = 240;

type Named = Pick<Conversation, 'title' | 'createdAt' | 'updatedAt'>;

/** What Windows takes for a device, whatever the extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

/** Forbidden on Windows; `/` everywhere. */
const RESERVED = /[<>:"/\\|?*]/g;

/**
 * What nobody sees in a name and what can make it look like another one: controls, marks of writing direction, line separators,
 * reference marks and other private characters, halves of characters, blanks that count as letters. The two joiners stay,
 * which Persian, Hindi and composed emoji need.
 */
const INVISIBLE =
  /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\u115f\u1160\u3164\uffa0]|(?![\u200c\u200d])\p{Cf}/gu;

/** How the files of an export are named: by one of these patterns, or by one of the user's own. A slash begins a folder. */
export const NAME_STYLES = ['dated', 'monthly', 'titled', 'own'] as const;
export type NameStyle = (typeof NAME_STYLES)[number];

const PATTERNS: Record<Exclude<NameStyle, 'own'>, string> = {
  dated: '{date} {title}',
  monthly: '{month}/{date} {title}',
  titled: '{title}',
};

/** What a pattern may hold. */
export const NAME_TOKENS = ['date', 'month', 'year', 'title', 'project', 'id'] as const;
export const USUAL_PATTERN = PATTERNS.dated;

/** The pattern of a style; an empty one of the user's own is the usual one. */
export function patternOf(style: NameStyle, own: string): string {
  return style === 'own' ? own.trim() || USUAL_PATTERN : PATTERNS[style];
}

/** Folders inside each other, and characters of their names: some systems take no more than 260 for a whole path. */
const MOST_FOLDERS = 4;
const LONGEST_FOLDER = 40;

/** Stands where no time is known: the form of the name stays, and such files come first. */
const NO_DAY = '0000-00-00';

/**
 * `<YYYY-MM-DD> <title>.<ext>`, safe on Windows, macOS and Linux. The day is the one on which the conversation began, in UTC,
 * so that the name is the same on every computer.
 *
 * @param extension without the dot
 */
export function fileName(named: Named, extension: string, t: Translate): string {
  return shortened(`${dayOf(named)} ${titleOf(named, t)}`, `.${extension}`);
}

/** A conversation as a pattern names it. */
export interface Patterned extends Named {
  id: string;
  /** Its name, or its id where the name is not known. */
  project: string | null;
}

/**
 * Path of a file in an export, by a pattern of words and `{tokens}`: safe on Windows, macOS and Linux, in whatever folders the pattern
 * puts it, never outside of them.
 *
 * @example filePath(conversation, 'md', '{year}/{date} {title}', t) → `2026/2026-11-03 Sourdough.md`
 */
export function filePath(named: Patterned, extension: string, pattern: string, t: Translate): string {
  const day = dayOf(named);
  const tokens: Record<(typeof NAME_TOKENS)[number], string> = {
    date: day,
    month: day.slice(0, 7),
    year: day.slice(0, 4),
    title: titleOf(named, t),
    project: named.project ?? '',
    id: named.id,
  };
  const fill = (part: string) =>
    safeTitle(
      part.replace(/\{(\w+)\}/g, (mark, name: string) => tokens[name as keyof typeof tokens] ?? mark),
    );
  const parts = pattern.split('/').map(fill);
  const name = parts.pop() || tokens.title;
  const folders = parts.filter((part) => part !== '').slice(0, MOST_FOLDERS);
  return [
    ...folders.map((folder) => noDevice(trimmed(folder.slice(0, LONGEST_FOLDER)) || '_')),
    shortened(noDevice(name), `.${extension}`),
  ].join('/');
}

/** Without a day in front of it a title may be the name of a device on Windows. */
function noDevice(name: string): string {
  return DEVICE.test(name) ? `_${name}` : name;
}

/** Ends of names for files that come without one. */
const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
};

/** Path of an image or a file of a conversation inside a ZIP file: the same bytes have the same one. */
export function attachmentPath(
  sha256: string,
  { name, mimeType }: { name: string | null; mimeType: string | null },
): string {
  const base = safeTitle((name ?? '').replace(/^.*\//, ''));
  const extension = EXTENSIONS[mimeType ?? ''];
  const ending = base.includes('.') || !extension ? '' : `.${extension}`;
  return `files/${shortened(`${sha256.slice(0, 16)} ${base}`, ending)}`;
}

/**
 * Makes names unique inside one set, also where a file system takes upper and lower case or two spellings of an accent for the
 * same: the second `a.md` becomes `a (2).md`.
 */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    let unique = name;
    let count = counts.get(nameKey(name)) ?? 1;
    while (taken.has(nameKey(unique))) {
      count++;
      unique = numbered(name, count);
    }
    counts.set(nameKey(name), count);
    taken.add(nameKey(unique));
    return unique;
  };
}

/** The same for two names that some file system takes for one: upper and lower case, two spellings of an accent. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().toUpperCase();
}

/** The name again for the second, third… file that would like to have it: `a.md` → `a (2).md`. */
export function numbered(name: string, count: number): string {
  if (count === 1) return name;
  const start = name.lastIndexOf('/') + 1;
  const dot = name.lastIndexOf('.');
  const end = dot > start ? dot : name.length;
  return name.slice(0, start) + shortened(name.slice(start, end), ` (${count})${name.slice(end)}`);
}

function titleOf({ title }: Named, t: Translate): string {
  return safeTitle(title ?? '') || safeTitle(t('export_untitled'));
}

function dayOf({ createdAt, updatedAt }: Named): string {
  const at = createdAt ?? updatedAt;
  if (at === null) return NO_DAY;
  const day = new Date(at).toISOString().replace(/T.*/, '');
  // Years beyond 9999 are written `+012345` there.
  return /^\d{4}-/.test(day) ? day : NO_DAY;
}

function safeTitle(title: string): string {
  return trimmed(title.normalize('NFC').replace(INVISIBLE, ' ').replace(RESERVED, ' '));
}

/** Windows drops dots and spaces at the end without a word. */
function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[ .\u200c\u200d]+|[ .\u200c\u200d]+$/g, '');
}

/** Shortens the name until it fits with what must follow it; never inside what a person sees as one character. */
function shortened(name: string, ending: string): string {
  const fits = (base: string) =>
    base.length + ending.length <= LONGEST && byteLength(base + ending) <= LONGEST_BYTES;
  if (fits(name)) return name + ending;
  let base = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    name.slice(0, LONGEST),
  )) {
    if (!fits(base + segment)) break;
    base += segment;
  }
  return trimmed(base) + ending;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A name that somebody else gave to a file, made safe, with its extension; `file` where nothing of it is left. */
export function givenName(name: string): string {
  const safe = safeTitle(name) || 'file';
  const dot = safe.lastIndexOf('.');
  const [base, extension] =
    dot > 0 && safe.length - dot <= 12 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ''];
  // Windows takes these for devices, whatever follows the dot.
  const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(safe);
  return shortened(device ? `_${base}` : base, extension);
}
