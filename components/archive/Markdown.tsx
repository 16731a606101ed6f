import { type ComponentChildren, createContext, h } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Source } from '../../lib/conversation/conversation';
import { type MarkdownElement, type MarkdownNode, textOf, toNodes } from '../../lib/conversation/markdown';
import type { Translate } from '../../lib/i18n/translate';
import { CodeBlock } from './CodeBlock';
import { Formula } from './Formula';
import { withHeadingLevels } from './heading-levels';
import { LongText } from './LongText';
import { Outside } from './Outside';

/** The pages an answer cites: a link to one of them bears its number. */
export const Cited = createContext<readonly Source[]>([]);

/** Longer texts take the parser longer than a person waits: they are shown as they were written. In characters. */
const LONGEST = 100_000;

/** What a model wrote, drawn element by element: no string of it ever becomes markup. */
export function Markdown({ text, t }: { text: string; t: Translate }) {
  const nodes = useMemo(() => (text.length > LONGEST ? null : withHeadingLevels(toNodes(text))), [text]);
  if (!nodes) return <LongText text={text} />;
  return <div class="markdown">{draw(nodes, t)}</div>;
}

function draw(nodes: readonly MarkdownNode[], t: Translate): ComponentChildren[] {
  return nodes.map((node, index) =>
    typeof node === 'string' ? node : <Element key={index} node={node} t={t} />,
  );
}

/**
 * Each paragraph finds its own direction: an Arabic answer may hold English lines. A list has one for all its entries, or its
 * marks would stand on the wrong side.
 */
const BLOCKS = new Set(['p', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'th', 'td']);

function Element({ node, t }: { node: MarkdownElement; t: Translate }) {
  const { tag, attributes, children } = node;
  const { 'data-align': align, 'data-label': label, ...rest } = attributes;
  if (tag === 'pre')
    return <CodeBlock code={textOf(children)} language={attributes['data-language'] ?? null} t={t} />;
  if (tag === 'a') return <Link url={attributes.href ?? null}>{draw(children, t)}</Link>;
  if (rest.class === 'formula')
    return (
      <Formula
        tex={rest['data-tex'] ?? ''}
        written={textOf(children)}
        display={rest['data-display'] !== undefined}
      />
    );
  if (rest.class === 'sandbox')
    return (
      <span class="sandbox" title={t('archive_sandbox')}>
        {label || textOf(children)}
      </span>
    );
  if (tag === 'sup' && rest['data-note']) return <NoteMark name={rest['data-note']} />;
  const drawn = h(
    tag,
    {
      ...rest,
      ...(BLOCKS.has(tag) && { dir: 'auto' }),
      ...(align && { style: { textAlign: align } }),
      // The keyboard is taken there.
      ...(rest.class === 'footnote' && { tabIndex: -1 }),
    },
    ...draw(children, t),
  );
  // A wide table scrolls by itself and leaves the page where it is.
  return tag === 'table' ? <div class="table">{drawn}</div> : drawn;
}

/** A link; one that leads to a cited page bears the number it has in the list of sources. */
function Link({ url, children }: { url: string | null; children: ComponentChildren }) {
  const sources = useContext(Cited);
  const number = sources.findIndex((source) => pageOf(source.url) === pageOf(url ?? '')) + 1;
  return (
    <Outside url={url}>
      {children}
      {number > 0 && <sup class="number">{number}</sup>}
    </Outside>
  );
}

/** A link to a passage (`#:~:text=`) leads to the same page. */
function pageOf(url: string): string {
  return url.split('#:~:text=')[0] ?? url;
}

/** Goes to the note of the same message; the address of the page means conversations, so it is no link. */
function NoteMark({ name }: { name: string }) {
  const go = (event: MouseEvent) => {
    const within = (event.currentTarget as HTMLElement).closest('.markdown');
    const note = within?.querySelector<HTMLElement>(`p[data-note="${CSS.escape(name)}"]`);
    note?.scrollIntoView({ block: 'center' });
    note?.focus({ preventScroll: true });
  };
  return (
    <sup>
      <button type="button" class="note-mark" onClick={go}>
        {name}
      </button>
    </sup>
  );
}
