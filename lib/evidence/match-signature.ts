import type { ErrorPlace } from './evidence';
import type { Signature } from './signature';
import { SIGNATURES } from './signatures';

/** Below and above, a text is no sentence that a page says to its reader. chatgpt-web §5.6. */
const SHORTEST = 2;
const LONGEST = 500;

/** One spelling for texts that read the same: NFC (Vietnamese texts come decomposed, too), plain quotes, single spaces. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u2026/g, '...')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The row of the table that knows this text, or undefined: too short, too long, or not known in that place. */
export function matchSignature(text: string, where: ErrorPlace): Signature | undefined {
  // A hostile page may show megabytes: nothing longer than a sentence is even looked at.
  if (text.length > LONGEST * 4) return undefined;
  const plain = normaliseText(text);
  if (plain.length < SHORTEST || plain.length > LONGEST) return undefined;
  return SIGNATURES.find((row) => (row.where?.includes(where) ?? true) && row.test.test(plain));
}
