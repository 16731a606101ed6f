import { codeRegions } from './code-regions';
import { MARKER_CHARACTERS } from './markers';

/** A Markdown text whose formulas stand aside, each behind a sign that no Markdown rule touches. */
export interface SetAside {
  text: string;
  /** Puts the formulas back into any piece of what was made of the text. */
  restore(piece: string): string;
  /** The same, with the formulas apart from the words around them. */
  split(piece: string): (string | Formula)[];
}

/** A formula as it was written, with its delimiters. */
export interface Formula {
  written: string;
  /** TeX between the delimiters. */
  tex: string;
  /** It stands on a line of its own. */
  display: boolean;
}

const DELIMITER = /\\[\s\S]|\$\$|\$|\n[ \t]*(?=\n)/g;

const CLOSES: Record<string, string | undefined> = {
  '\\(': '\\)',
  '\\[': '\\]',
  $$: '$$',
  $: '$',
};
const BRACKETS = new Set(['\\(', '\\)', '\\[', '\\]']);

/**
 * Takes formulas (`\(…\)`, `\[…\]`, `$$…$$`, and `$…$` where it is nothing else) out of Markdown: to its rules `\(` is an escaped
 * bracket and `_` begins emphasis. A formula does not go beyond its paragraph; a bracket without its partner still shows as it was
 * written. Code is left alone.
 */
export function setMathsAside(markdown: string): SetAside {
  const formulas: string[] = [];
  const restore = (piece: string) =>
    piece.replace(/\uE200(\d+)\uE201/g, (sign, place: string) => formulas[Number(place)] ?? sign);
  // Signs use characters that are reference marks elsewhere, and therefore cannot occur in what is read.
  const clean = markdown.replace(MARKER_CHARACTERS, '');
  const split = (piece: string) =>
    piece.split(/(\uE200\d+\uE201)/).flatMap((each): (string | Formula)[] => {
      const written = restore(each);
      if (written === '') return [];
      return [each === written ? written : (formulaOf(written) ?? written)];
    });
  if (!/\\[()[\]]|\$/.test(clean)) return { text: clean, restore, split };

  let text = '';
  let from = 0;
  const takeOut = (start: number, end: number) => {
    text += `${clean.slice(from, start)}\uE200${formulas.length}\uE201`;
    formulas.push(clean.slice(start, end));
    from = end;
  };
  let plainFrom = 0;
  for (const code of [...codeRegions(clean), { start: clean.length, end: clean.length }]) {
    for (const { start, end } of formulasIn(clean.slice(plainFrom, code.start))) {
      takeOut(plainFrom + start, plainFrom + end);
    }
    plainFrom = code.end;
  }
  return { text: text + clean.slice(from), restore, split };
}

/** Null for a bracket without its partner, and for delimiters around nothing. */
function formulaOf(written: string): Formula | null {
  const opener = /^(?:\\.|\${1,2})/.exec(written)?.[0] ?? '';
  const tex = written.slice(opener.length, -opener.length);
  if (tex.trim() === '' || !written.endsWith(CLOSES[opener] ?? written)) return null;
  return { written, tex, display: opener !== '\\(' && opener !== '$' };
}

function formulasIn(stretch: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const marks = [...stretch.matchAll(DELIMITER)];
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at];
    const closing = mark && CLOSES[mark[0]];
    if (!mark) continue;
    const partner = closing === undefined ? -1 : findPartner(marks, at, closing);
    const end = marks[partner];
    if (end && (mark[0] !== '$' || isSingle(stretch, mark.index, end.index))) {
      found.push({ start: mark.index, end: end.index + end[0].length });
      at = partner;
    } else if (BRACKETS.has(mark[0])) {
      found.push({ start: mark.index, end: mark.index + mark[0].length });
    }
  }
  return found;
}

/** Place of the closing mark in the same paragraph, before another opening one; -1 when there is none. */
function findPartner(marks: RegExpExecArray[], opener: number, closing: string): number {
  for (let at = opener + 1; at < marks.length; at++) {
    const mark = marks[at]?.[0] ?? '';
    if (mark === closing) return at;
    if (mark.startsWith('\n') || mark === marks[opener]?.[0]) return -1;
  }
  return -1;
}

/** Something that only a formula holds: a command, an index, a relation, a sum; or it is one letter, or a function of some. */
const MATHS = /\\[a-zA-Z]|[_^=<>+]|^[a-zA-Z](?:'|\([a-zA-Z, ]*\))?$/;
/** Names of commands and what stands in braces; whatever words remain are prose between two amounts of money. */
const NAMED = /\{[^{}]*\}|\\[a-zA-Z]+/g;
const PROSE = /[a-zA-Z]{3,}/;
const LONGEST_SINGLE = 300;

/**
 * Whether two single dollars enclose a formula. Prices, variables of a shell and templates of a language are written with them too, so
 * it must touch its dollars, stand apart from letters and digits outside, stay on its line and hold what only formulas hold.
 */
function isSingle(stretch: string, start: number, end: number): boolean {
  const tex = stretch.slice(start + 1, end);
  const before = stretch.charAt(start - 1);
  const after = stretch.charAt(end + 1);
  if (tex === '' || tex.length > LONGEST_SINGLE || /^[\s{]|\s$|[\n$]/.test(tex)) return false;
  if (/[\p{L}\p{N}$\\]/u.test(before) || /[\p{L}\p{N}$]/u.test(after)) return false;
  return MATHS.test(tex) && !PROSE.test(tex.replace(NAMED, ' '));
}
