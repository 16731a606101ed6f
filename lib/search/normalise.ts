/**
 * Text as search sees it: compatibility forms unified (NFKC), lower case, diacritics off, white space folded to one space.
 *
 * Stored texts and queries go through the same folding, so a substring of one is a substring of the other in any script.
 * Hangul and kana are put together again after their marks were looked at: `か` must not find `が`.
 */

/** Marks that people leave out when they type: Latin, Greek and Cyrillic accents, Hebrew points, Arabic harakat. */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]+/g;

/** Letters that Unicode does not decompose, and punctuation that keyboards do not have. */
const SPELLINGS: Record<string, string> = {
  ß: 'ss', // also what capital ẞ becomes in lower case
  ς: 'σ', // final sigma
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-', // hyphen, no-break hyphen (NFKD makes the first of it), dashes, minus
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\u00ad': '', // soft hyphen
  '\u200b': '', // zero-width space
};

/** Everything that is not plain printable ASCII, and runs of spaces. The rest needs lower case only, which is ten times as fast. */
const UNUSUAL = /[^\x21-\x7e ]+| {2,}/g;

function foldUnusual(run: string): string {
  if (run.trim() === '') return ' ';
  let folded = '';
  for (const character of run.normalize('NFKD').toLowerCase().replace(MARKS, '').normalize('NFC'))
    folded += SPELLINGS[character] ?? character;
  return folded.replace(/\s+/g, ' ');
}

/** The searchable form of a text. Folding what is folded changes nothing. */
export function fold(text: string): string {
  return text.toLowerCase().replace(UNUSUAL, foldUnusual).replace(/ {2,}/g, ' ');
}

/**
 * Pieces that fold independently of their neighbours: white space, Hangul letters that join into syllables (conjoining, compatibility,
 * circled and half-width ones), or one character with its marks.
 */
const UNITS = /\s+|[가-힣]?[\u1100-\u11ff\u3131-\u318e\u3260-\u327e\uffa0-\uffdc]+|\P{M}\p{M}*|\p{M}+/gu;

/**
 * The same folding, with the way back: the character at `folded[i]` came from the original at `origin[i]`; one more entry at the
 * end holds the original's length. For texts of a page or two: it is a hundred times slower than `fold`.
 */
export function foldWithOrigins(text: string): { folded: string; origin: number[] } {
  let folded = '';
  const origin: number[] = [];
  for (const { 0: unit, index } of text.matchAll(UNITS)) {
    for (const character of fold(unit)) {
      if (character === ' ' && folded.endsWith(' ')) continue;
      folded += character;
      for (let i = 0; i < character.length; i++) origin.push(index);
    }
  }
  origin.push(text.length);
  return { folded, origin };
}
