import { type Formula, setMathsAside } from '../conversation/maths';

/**
 * Markdown whose formulas stand between dollars, which Obsidian and GitHub draw, instead of `\(…\)` and `\[…\]`, which they do not. Only delimiters
 * of formulas change: code, prices and brackets without a partner stay to the byte.
 */
export function withDollars(markdown: string): string {
  const { text, split } = setMathsAside(markdown);
  const pieces = split(text);
  const after = (place: number) => {
    const next = pieces[place + 1];
    return typeof next === 'string' ? next.charAt(0) : '';
  };
  return pieces
    .map((piece, place) => (typeof piece === 'string' ? piece : inDollars(piece, after(place))))
    .join('');
}

/** Dollars do not enclose a formula for those programs when they touch a blank inside or a digit outside. */
function inDollars({ written, tex, display }: Formula, next: string): string {
  if (written.startsWith('$') || tex.includes('$')) return written;
  if (display) return `$$${tex}$$`;
  return /\n/.test(tex) || /\d/.test(next) ? written : `$${tex.trim()}$`;
}
