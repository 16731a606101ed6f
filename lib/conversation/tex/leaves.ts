import type { Atom } from './commands';
import { node } from './math-node';
import { NotUnderstood } from './not-understood';
import { FUNCTIONS, INTEGRALS, LARGE, LETTERS, LIMITS, OPERATORS, SILENT, SPACES, UPRIGHT } from './symbols';
import type { Token } from './tokens';

/** Fences that stand by themselves keep their size. */
const FENCES = '()[]|‖{}⟨⟩⌊⌋⌈⌉';

/** A command that stands for a sign, a name or a space; null for those that change nothing that is drawn. */
export function symbol(name: string): Atom | null | undefined {
  const letter = LETTERS.get(name);
  if (letter) return { node: node('mi', [letter]) };
  const upright = UPRIGHT.get(name);
  if (upright) return { node: node('mi', [upright], { mathvariant: 'normal' }) };
  const operator = OPERATORS.get(name);
  if (operator) return { node: sign(operator) };
  const large = LARGE.get(name);
  if (large) return { node: node('mo', [large]), limits: true };
  const integral = INTEGRALS.get(name);
  if (integral) return { node: node('mo', [integral]) };
  if (FUNCTIONS.has(name)) return { node: node('mi', [name], { mathvariant: 'normal' }) };
  const limit = LIMITS.get(name);
  if (limit) return { node: node('mo', [limit], { movablelimits: 'true' }), limits: true };
  const width = SPACES.get(name);
  if (width) return { node: node('mspace', [], { width }) };
  return SILENT.has(name) ? null : undefined;
}

/** A character that stands for itself. */
export function character(text: string): Atom {
  if (text === '~') return { node: node('mtext', ['\u00a0']) };
  if (/[\p{L}\p{M}]/u.test(text)) return { node: node('mi', [text]) };
  return { node: sign({ '-': '−', '*': '∗' }[text] ?? text) };
}

function sign(text: string) {
  return node('mo', [text], FENCES.includes(text) ? { stretchy: 'false' } : {});
}

/** What stands behind `\left`: a fence; nothing for `.`. */
export function delimiter({ kind, text }: Token): string {
  if (kind === 'command') {
    const named = OPERATORS.get(text);
    if (!named) throw new NotUnderstood();
    return named;
  }
  return { '.': '', '<': '⟨', '>': '⟩' }[text] ?? text;
}
