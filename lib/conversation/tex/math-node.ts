/** What a formula is drawn from: MathML Core, which browsers draw themselves (Chrome 109, Firefox, Safari). */
export type MathTag =
  | ('math' | 'mrow' | 'mi' | 'mn' | 'mo' | 'mtext' | 'mspace' | 'mphantom')
  | ('mfrac' | 'msqrt' | 'mroot' | 'msub' | 'msup' | 'msubsup' | 'munder' | 'mover' | 'munderover')
  | ('mtable' | 'mtr' | 'mtd');

export interface MathNode {
  tag: MathTag;
  /** From a closed list of names; values may hold text of the formula only where a browser takes it as text. */
  attributes: Record<string, string>;
  /** Text, in the leaves; elements elsewhere. */
  children: (MathNode | string)[];
}

export function node(
  tag: MathTag,
  children: (MathNode | string)[] = [],
  attributes: Record<string, string> = {},
): MathNode {
  return { tag, attributes, children };
}

/** One node for several: nothing around a single one. */
export function row(children: MathNode[]): MathNode {
  const [only, ...others] = children;
  return only && others.length === 0 ? only : node('mrow', children);
}

/** An operator that grows with what it stands beside only when it is a fence. */
export function fence(character: string): MathNode {
  return node('mo', [character], { fence: 'true', stretchy: 'true' });
}
