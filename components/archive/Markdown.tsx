import { type ComponentChildren, h } from 'preact';
import { useMemo } from 'preact/hooks';
import { type MarkdownElement, type MarkdownNode, toNodes } from '../../lib/conversation/markdown';
import type { Translate } from '../../lib/i18n/translate';
import { CodeBlock } from './CodeBlock';
import { withHeadingLevels } from './heading-levels';
import { Outside } from './Outside';

/** What a model wrote, drawn element by element: no string of it ever becomes markup. */
export function Markdown({ text, t }: { text: string; t: Translate }) {
  const nodes = useMemo(() => withHeadingLevels(toNodes(text)), [text]);
  return <div class="markdown">{draw(nodes, t)}</div>;
}

function draw(nodes: readonly MarkdownNode[], t: Translate): ComponentChildren[] {
  return nodes.map((node, index) =>
    typeof node === 'string' ? node : <Element key={index} node={node} t={t} />,
  );
}

/** Each paragraph finds its own direction: an Arabic answer may hold English lines. */
const BLOCKS = new Set(['p', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'th', 'td']);

function Element({ node, t }: { node: MarkdownElement; t: Translate }) {
  const { tag, attributes, children } = node;
  if (tag === 'pre')
    return <CodeBlock code={textOf(children)} language={attributes['data-language'] ?? null} t={t} />;
  if (tag === 'a') return <Outside url={attributes.href ?? null}>{draw(children, t)}</Outside>;
  const { 'data-align': align, ...rest } = attributes;
  const drawn = h(
    tag,
    { ...rest, ...(BLOCKS.has(tag) && { dir: 'auto' }), ...(align && { style: { textAlign: align } }) },
    ...draw(children, t),
  );
  // A wide table scrolls by itself and leaves the page where it is.
  return tag === 'table' ? <div class="table">{drawn}</div> : drawn;
}

function textOf(nodes: readonly MarkdownNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}
