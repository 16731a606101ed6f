import type { Conversation } from '../conversation/conversation';
import type { Translate } from '../i18n/translate';

/** Characters of a name with its extension, in UTF-16 units. */
const LONGEST = 120;

/** Bytes of a name in UTF-8: file systems of Linux and macOS take 255, and some of them less. */
const LONGEST_BYTES = 240;

/** Forbidden on Windows; `/` everywhere. */
const RESERVED = /[<>:"/\\|?*]/g;

/**
 * What nobody sees in a name and what can make it look like another one: controls, marks of writing direction, line separators,
 * reference marks and other private characters, halves of characters, blanks that count as letters. The two joiners stay,
 * which Persian, Hindi and composed emoji need.
 */
const INVISIBLE =
  /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\u115f\u1160\u3164\uffa0]|(?![\u200c\u200d])\p{Cf}/gu;

/** Stands where no time is known: the form of the name stays, and such files come first. */
const NO_DAY = '0000-00-00';

/**
 * `<YYYY-MM-DD> <title>.<ext>`, safe on Windows, macOS and Linux. The day is the one on which the conversation began, in UTC,
 * so that the name is the same on every computer.
 *
 * @param extension without the dot
 */
export function fileName(
  conversation: Pick<Conversation, 'title' | 'createdAt' | 'updatedAt'>,
  extension: string,
  t: Translate,
): string {
  const at = conversation.createdAt ?? conversation.updatedAt;
  const day = at === null ? NO_DAY : dayOf(at);
  const title = safeTitle(conversation.title ?? '') || safeTitle(t('export_untitled'));
  return shortened(`${day} ${title}`, `.${extension}`);
}

/**
 * Makes names unique inside one set, also where a file system takes upper and lower case or two spellings of an accent for the
 * same: the second `a.md` becomes `a (2).md`.
 */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const key = (name: string) => name.normalize('NFC').toLowerCase().toUpperCase();
  return (name) => {
    const dot = name.lastIndexOf('.');
    const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let unique = name;
    let count = counts.get(key(name)) ?? 1;
    while (taken.has(key(unique))) {
      count++;
      unique = shortened(base, ` (${count})${extension}`);
    }
    counts.set(key(name), count);
    taken.add(key(unique));
    return unique;
  };
}

function dayOf(at: number): string {
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
