import type { MarkdownNode } from '../../lib/conversation/markdown';

const TAGS = ['h4', 'h5', 'h6'] as const;

/**
 * The same nodes with headings that follow the speaker's `h3` without leaving a level out: models begin with `##` or `###` as they
 * like, and whoever listens to a page finds their way by the levels. The largest ones stay recognisable (`class="large"`).
 */
export function withHeadingLevels(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  let deepest = 0;
  const walk = (node: MarkdownNode): MarkdownNode => {
    if (typeof node === 'string') return node;
    const depth = ['h3', 'h4', 'h5', 'h6'].indexOf(node.tag);
    if (depth === -1) return { ...node, children: node.children.map(walk) };
    const at = Math.min(depth, deepest);
    deepest = Math.min(at + 1, TAGS.length - 1);
    return { ...node, tag: TAGS[at] ?? 'h6', attributes: depth === 0 ? { class: 'large' } : {} };
  };
  return nodes.map(walk);
}
