import { Marked, type MarkedToken, type Token, type Tokens } from 'marked';
import { decodeEntities } from './entities';
import { safeAddress } from './links';
import { setMathsAside } from './maths';

/** Everything a node can be; nothing among them runs, loads or submits anything. */
export type MarkdownTag =
  | ('p' | 'h3' | 'h4' | 'h5' | 'h6' | 'ul' | 'ol' | 'li' | 'blockquote' | 'pre' | 'code' | 'hr' | 'br')
  | ('table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td' | 'strong' | 'em' | 'del' | 'a' | 'span');

export interface MarkdownElement {
  tag: MarkdownTag;
  /**
   * `href` (http, https, mailto only) and `title` on `a`; `start` on `ol`; `data-language` on `pre`; `data-align` (`left`, `center`,
   * `right`) on `th` and `td`; `class` `literal` on text that keeps its line breaks, `image` on what stands for a picture.
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

const marked = new Marked({ gfm: true });

/**
 * Markdown as a tree that a page can be drawn from without any HTML string. Raw HTML is shown as text, pictures become links
 * (nothing is ever loaded), formulas stay as they were written. Never throws.
 *
 * @example toNodes('**Hi**') → [{ tag: 'p', attributes: {}, children: [{ tag: 'strong', …, children: ['Hi'] }] }]
 */
export function toNodes(markdown: string): MarkdownNode[] {
  const { text, restore } = setMathsAside(markdown);
  try {
    return blocks(marked.lexer(text), { restore, depth: 0 });
  } catch {
    // Nested so deeply that the parser ran out of stack: nobody wrote that to be read as Markdown.
    return [literal(restore(text))];
  }
}

interface Context {
  restore(piece: string): string;
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
  return tokens.flatMap((token) => block(token as MarkedToken, deeper));
}

function block(token: MarkedToken, context: Context): MarkdownNode[] {
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
  const children = items.map(({ tokens }) => element('li', blocks(tokens, context)));
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
  return tokens.flatMap((token) => inline(token as MarkedToken, deeper));
}

function inline(token: MarkedToken, context: Context): MarkdownNode[] {
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
      return [context.restore(decodeEntities(token.text))];
    default:
      return [context.restore(token.raw)];
  }
}

/** A link to anywhere else than the web or a mailbox is shown as it was written. */
function link({ href, title, autolink, tokens, raw }: Tokens.Link, context: Context): MarkdownNode {
  const address = safeAddress(context.restore(autolink ? href : decodeEntities(href)));
  if (address === null) return context.restore(raw);
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
