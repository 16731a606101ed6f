import { Marked, type MarkedToken, type Token, type Tokens } from 'marked';
import { decodeEntities } from './entities';
import { type FootnoteToken, footnoteExtensions, footnotesIn } from './footnotes';
import { safeAddress } from './links';
import { type SetAside, setMathsAside } from './maths';
import { isTangled } from './tangle';

/** Everything a node can be; nothing among them runs, loads or submits anything. */
export type MarkdownTag =
  | ('p' | 'h3' | 'h4' | 'h5' | 'h6' | 'ul' | 'ol' | 'li' | 'blockquote' | 'pre' | 'code' | 'hr' | 'br')
  | ('table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td' | 'strong' | 'em' | 'del' | 'a' | 'span' | 'sup');

export interface MarkdownElement {
  tag: MarkdownTag;
  /**
   * `href` (http, https, mailto only) and `title` on `a`; `start` on `ol`; `data-language` on `pre`; `data-align` (`left`, `center`,
   * `right`) on `th` and `td`; `class`:
   *
   * | class | on what |
   * |---|---|
   * | `literal` | text that keeps its line breaks |
   * | `image` | what stands for a picture |
   * | `task` | an entry of a list that can be ticked off |
   * | `formula` | a formula as it was written; with `data-tex` and, on a line of its own, `data-display` |
   * | `sandbox` | a link to a file of ChatGPT's sandbox as it was written; `data-label` is its text |
   * | `footnote` | a note below the text; `data-note` is its name |
   *
   * `data-note` on `sup` is the name of the note it refers to.
   */
  attributes: Record<string, string>;
  children: MarkdownNode[];
}

/** A string is text to be shown as it is: it must be escaped wherever it becomes markup. */
export type MarkdownNode = string | MarkdownElement;

/** Headings of a message stand below the heading of the message, which is an `h2`. */
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

/** Deeper nesting is shown as it was written; no answer of ChatGPT comes near it. */
const DEEPEST = 32;

const marked = new Marked({ gfm: true }, { extensions: footnoteExtensions });

/**
 * Markdown as a tree that a page can be drawn from without any HTML string. Raw HTML is shown as text, pictures become links
 * (nothing is ever loaded), formulas are marked and stay as they were written. Never throws.
 *
 * @example toNodes('**Hi**') → [{ tag: 'p', attributes: {}, children: [{ tag: 'strong', …, children: ['Hi'] }] }]
 */
export function toNodes(markdown: string): MarkdownNode[] {
  const { text, ...aside } = setMathsAside(markdown);
  if (isTangled(text)) return [literal(aside.restore(text))];
  try {
    return blocks(marked.lexer(text), { ...aside, notes: footnotesIn(text), depth: 0 });
  } catch {
    // Nested so deeply that the parser ran out of stack: nobody wrote that to be read as Markdown.
    return [literal(aside.restore(text))];
  }
}

interface Context extends Omit<SetAside, 'text'> {
  /** Names of the footnotes that exist. */
  notes: ReadonlySet<string>;
  depth: number;
}

function element(
  tag: MarkdownTag,
  children: MarkdownNode[],
  attributes: Record<string, string> = {},
): MarkdownElement {
  return { tag, attributes, children };
}

function literal(text: string): MarkdownElement {
  return element('p', [text.replace(/\n+$/, '')], { class: 'literal' });
}

function blocks(tokens: Token[], context: Context): MarkdownNode[] {
  if (context.depth > DEEPEST) return [tokens.map(({ raw }) => context.restore(raw)).join('')];
  const deeper = { ...context, depth: context.depth + 1 };
  return tokens.flatMap((token) => block(token as MarkedToken | FootnoteToken, deeper));
}

function block(token: MarkedToken | FootnoteToken, context: Context): MarkdownNode[] {
  switch (token.type) {
    case 'space':
      return [];
    case 'heading':
      return [element(HEADINGS[Math.min(token.depth, 4) - 1] ?? 'h6', inlines(token.tokens, context))];
    case 'paragraph':
      return [element('p', inlines(token.tokens, context))];
    case 'blockquote':
      return [element('blockquote', blocks(token.tokens, context))];
    case 'code':
      return [codeBlock(token, context)];
    case 'hr':
      return [element('hr', [])];
    case 'list':
      return [list(token, context)];
    case 'table':
      return [table(token, context)];
    case 'footnote': {
      const note = element('sup', [token.name]);
      return [
        element('p', [note, ' ', ...inlines(token.tokens, context)], {
          class: 'footnote',
          'data-note': token.name,
        }),
      ];
    }
    case 'html':
    case 'def':
      return [literal(context.restore(token.raw))];
    default:
      // Inside lists a line of text is a block without a paragraph around it.
      return inlines([token], context);
  }
}

function codeBlock({ lang, text }: Tokens.Code, context: Context): MarkdownElement {
  const language = decodeEntities(lang ?? '').split(/\s/)[0] ?? '';
  return element(
    'pre',
    [element('code', [context.restore(text)])],
    language === '' ? {} : { 'data-language': context.restore(language) },
  );
}

function list({ ordered, start, items }: Tokens.List, context: Context): MarkdownElement {
  const children = items.map(({ tokens, task }) =>
    element('li', blocks(tokens, context), task ? { class: 'task' } : {}),
  );
  const first: Record<string, string> =
    ordered && start !== '' && start !== 1 ? { start: String(start) } : {};
  return element(ordered ? 'ol' : 'ul', children, first);
}

function table({ header, rows }: Tokens.Table, context: Context): MarkdownElement {
  const row = (cells: Tokens.TableCell[]) =>
    element(
      'tr',
      cells.map(({ header: isHeader, align, tokens }) =>
        element(
          isHeader ? 'th' : 'td',
          inlines(tokens, context),
          align === null ? {} : { 'data-align': align },
        ),
      ),
    );
  return element('table', [element('thead', [row(header)]), element('tbody', rows.map(row))]);
}

function inlines(tokens: Token[], context: Context): MarkdownNode[] {
  if (context.depth > DEEPEST) return [tokens.map(({ raw }) => context.restore(raw)).join('')];
  const deeper = { ...context, depth: context.depth + 1 };
  return tokens.flatMap((token) => inline(token as MarkedToken | FootnoteToken, deeper));
}

function inline(token: MarkedToken | FootnoteToken, context: Context): MarkdownNode[] {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [element(token.type, inlines(token.tokens, context))];
    case 'codespan':
      return [element('code', [context.restore(token.text)])];
    case 'br':
      return [element('br', [])];
    case 'escape':
      return [token.text];
    case 'checkbox':
      return [token.checked ? '☑ ' : '☐ '];
    case 'link':
      return [link(token, context)];
    case 'image':
      return [picture(token, context)];
    case 'html':
      // The one tag that models use inside tables, where Markdown has no line break.
      return /^<br\s*\/?>$/i.test(token.raw) ? [element('br', [])] : [context.restore(token.raw)];
    case 'text':
      if (token.tokens) return inlines(token.tokens, context);
      return words(token.text, context);
    case 'footnoteMark':
      return context.notes.has(token.name)
        ? [element('sup', [token.name], { 'data-note': token.name })]
        : [context.restore(token.raw)];
    default:
      return [context.restore(token.raw)];
  }
}

function words(text: string, { split }: Context): MarkdownNode[] {
  return split(decodeEntities(text)).map((piece) => {
    if (typeof piece === 'string') return piece;
    const display: Record<string, string> = piece.display ? { 'data-display': 'block' } : {};
    return element('span', [piece.written], { class: 'formula', 'data-tex': piece.tex, ...display });
  });
}

/** A link to anywhere else than the web or a mailbox is shown as it was written. */
function link({ href, title, autolink, tokens, raw }: Tokens.Link, context: Context): MarkdownNode {
  const written = context.restore(autolink ? href : decodeEntities(href));
  const address = safeAddress(written);
  if (address === null) {
    const named = { class: 'sandbox', 'data-label': textOf(inlines(tokens, context)) };
    return written.startsWith('sandbox:')
      ? element('span', [context.restore(raw)], named)
      : context.restore(raw);
  }
  const named: Record<string, string> = title ? { title: context.restore(decodeEntities(title)) } : {};
  return element('a', inlines(tokens, context), { href: address, ...named });
}

function picture({ href, text, raw }: Tokens.Image, context: Context): MarkdownNode {
  const address = safeAddress(context.restore(decodeEntities(href)));
  if (address === null) return context.restore(raw);
  return element('a', [context.restore(text) || address], {
    href: address,
    class: 'image',
  });
}

/** Everything in nodes that is text. */
export function textOf(nodes: readonly MarkdownNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}
