import { h, type VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { MathNode } from '../../lib/conversation/tex/math-node';
import { parseTex } from '../../lib/conversation/tex/parse';

export interface FormulaProps {
  /** TeX between the delimiters. */
  tex: string;
  /** The formula with its delimiters, shown where it is not understood. */
  written: string;
  /** On a line of its own. */
  display: boolean;
}

/** A formula as MathML, which the browser draws itself; as it was written where that is not possible. */
export function Formula({ tex, written, display }: FormulaProps) {
  const nodes = useMemo(() => parseTex(tex), [tex]);
  if (!nodes)
    return (
      <code class="tex" dir="ltr">
        {written}
      </code>
    );
  return h('math', { display: display ? 'block' : 'inline', alttext: tex, dir: 'ltr' }, nodes.map(draw));
}

function draw(node: MathNode | string): VNode | string {
  return typeof node === 'string' ? node : h(node.tag, node.attributes, ...node.children.map(draw));
}
