import { inAlphabet, isAlphabet } from './alphabets';
import { type Atom, COMMANDS, type Reading } from './commands';
import { COLUMNS, ENVIRONMENTS } from './environments';
import { character, delimiter, symbol } from './leaves';
import { fence, type MathNode, node, row } from './math-node';
import { NotUnderstood } from './not-understood';
import { ACCENTS, type Accent } from './symbols';
import { type Token, tokensOf } from './tokens';

/** Deeper and longer formulas (characters) are shown as they were written: drawing them would hold up the page. */
const DEEPEST = 40;
const LONGEST = 10_000;

/** Elements of a formula written in TeX, without its delimiters; null when any of it is not understood. */
export function parseTex(source: string): MathNode[] | null {
  if (source.length > LONGEST) return null;
  try {
    const parser = new Parser(source);
    const nodes = parser.row(() => false);
    return nodes.length > 0 ? nodes : null;
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class Parser {
  private readonly tokens: Token[];
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {
    this.tokens = tokensOf(source);
  }

  /** Everything up to the token at which `ends` says so; that one is left. */
  row(ends: (token: Token) => boolean): MathNode[] {
    if (++this.depth > DEEPEST) throw new NotUnderstood();
    const nodes: MathNode[] = [];
    for (let token = this.peek(); token && !ends(token); token = this.peek()) {
      const atom = this.atom();
      if (atom) nodes.push(this.scripts(atom));
    }
    this.depth--;
    return nodes;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private take(): Token {
    const token = this.tokens[this.at++];
    if (!token) throw new NotUnderstood();
    return token;
  }

  private takes(kind: Token['kind'], text: string): boolean {
    const token = this.peek();
    if (token?.kind !== kind || token.text !== text) return false;
    this.at++;
    return true;
  }

  /** What follows a command: a group, or a single thing. */
  private argument(): MathNode {
    const token = this.peek();
    const isDigit = token?.kind === 'character' && /\d/.test(token.text);
    const atom = isDigit ? { node: node('mn', [this.take().text]) } : this.atom();
    if (!atom) throw new NotUnderstood();
    return atom.node;
  }

  private group(close: string): MathNode[] {
    const nodes = this.row((token) => token.kind === 'character' && token.text === close);
    this.take();
    return nodes;
  }

  /** A group as it was written, for text and names. */
  private words(): string {
    if (!this.takes('character', '{')) return this.take().text;
    const from = this.tokens[this.at - 1]?.end ?? 0;
    for (let open = 1; ; ) {
      const token = this.take();
      if (token.kind !== 'character') continue;
      if (token.text === '{') open++;
      else if (token.text === '}' && --open === 0) return this.source.slice(from, token.start);
    }
  }

  private atom(): Atom | null {
    const token = this.take();
    return token.kind === 'command' ? this.command(token.text) : this.character(token);
  }

  private character({ text }: Token): Atom | null {
    if (text === '{') return { node: row(this.group('}')) };
    if (text === '}' || text === '&' || text === '#' || text === '$') throw new NotUnderstood();
    if (text === '^' || text === '_' || text === "'") {
      // A script of nothing, as in `{}^{14}C`.
      this.at--;
      return { node: node('mrow') };
    }
    if (/\d/.test(text)) return { node: node('mn', [this.number(text)]) };
    return character(text);
  }

  /** Digits in a row, with a point or a comma between them. */
  private number(first: string): string {
    let digits = first;
    for (let token = this.peek(); token?.kind === 'character'; token = this.peek()) {
      const after = this.tokens[this.at + 1];
      const groups = token.text === ',' && /^\d{3}(?!\d)/.test(this.source.slice(token.end));
      const isPoint = token.text === '.' && after?.kind === 'character' && /\d/.test(after.text);
      if (!/\d/.test(token.text) && !groups && !isPoint) break;
      digits += token.text;
      this.at++;
    }
    return digits;
  }

  /** What stands below and above, in either order, and primes. */
  private scripts({ node: base, limits = false }: Atom): MathNode {
    let below: MathNode | null = null;
    let above: MathNode | null = null;
    for (;;) {
      if (this.peek()?.kind === 'command' && /^(?:no)?limits$/.test(this.peek()?.text ?? ''))
        limits = this.take().text === 'limits';
      else if (!below && this.takes('character', '_')) below = this.argument();
      else if (this.peek()?.kind === 'character' && this.peek()?.text === "'") above = this.primes(above);
      else if (this.takes('character', '^')) above = above ? row([above, this.argument()]) : this.argument();
      else break;
    }
    if (below && above) return node(limits ? 'munderover' : 'msubsup', [base, below, above]);
    if (below) return node(limits ? 'munder' : 'msub', [base, below]);
    return above ? node(limits ? 'mover' : 'msup', [base, above]) : base;
  }

  private primes(above: MathNode | null): MathNode {
    let marks = '';
    while (this.takes('character', "'")) marks += '′';
    const primes = node('mo', [marks]);
    return above ? row([above, primes]) : primes;
  }

  private command(name: string): Atom | null {
    const leaf = symbol(name);
    if (leaf !== undefined) return leaf;
    const accent = ACCENTS.get(name);
    if (accent) return this.accent(accent);
    if (isAlphabet(name)) return { node: inOtherLetters(this.argument(), name) };
    const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!known) throw new NotUnderstood();
    return known(this.reading);
  }

  private accent({ character, under, stretchy }: Accent): Atom {
    const mark = node('mo', [character], { stretchy: stretchy ? 'true' : 'false' });
    const tag = under ? 'munder' : 'mover';
    const accented = node(tag, [this.argument(), mark], under ? { accentunder: 'true' } : { accent: 'true' });
    // A brace takes a word of explanation.
    return { node: accented, limits: '⏞⏟'.includes(character) };
  }

  private fenced(): Atom {
    const open = this.delimiter();
    const parts: MathNode[] = [];
    for (;;) {
      parts.push(
        ...this.row(({ kind, text }) => kind === 'command' && (text === 'right' || text === 'middle')),
      );
      const last = this.take().text === 'right';
      parts.push(...this.delimiter());
      if (last) return { node: node('mrow', [...open, ...parts]) };
    }
  }

  private delimiter(): MathNode[] {
    const character = delimiter(this.take());
    return character === '' ? [] : [fence(character)];
  }

  private environment(): Atom {
    const name = this.words();
    const known = Object.hasOwn(ENVIRONMENTS, name) ? ENVIRONMENTS[name] : undefined;
    if (!known) throw new NotUnderstood();
    if (COLUMNS.has(name)) this.words();
    const rows: MathNode[] = [];
    let cells: MathNode[] = [];
    const ends = ({ kind, text }: Token) =>
      (kind === 'command' && (text === '\\' || text === 'end' || text === 'cr')) ||
      (kind === 'character' && text === '&');
    for (;;) {
      cells.push(node('mtd', this.row(ends)));
      const { text } = this.take();
      if (text === '&') continue;
      if (cells.length > 1 || (cells[0]?.children.length ?? 0) > 0 || text !== 'end')
        rows.push(node('mtr', cells));
      cells = [];
      if (text !== 'end') {
        this.optional();
        continue;
      }
      if (this.words() !== name) throw new NotUnderstood();
      const table = node('mtable', rows, { class: known.align });
      return {
        node: row([
          ...(known.open ? [fence(known.open)] : []),
          table,
          ...(known.close ? [fence(known.close)] : []),
        ]),
      };
    }
  }

  private lines(): MathNode[] {
    if (!this.takes('character', '{')) throw new NotUnderstood();
    const lines: MathNode[] = [];
    for (;;) {
      const line = this.row(({ kind, text }) => (kind === 'command' ? text === '\\' : text === '}'));
      lines.push(node('mtr', [node('mtd', line)]));
      if (this.take().text === '}') return lines;
    }
  }

  /** `[…]` behind a command: the root's degree, or extra space that is not drawn. */
  private optional(): MathNode[] | null {
    return this.takes('character', '[') ? this.group(']') : null;
  }

  /** What the table of commands may use. */
  private readonly reading: Reading = {
    argument: () => this.argument(),
    words: () => this.words(),
    optional: () => this.optional(),
    fenced: () => this.fenced(),
    environment: () => this.environment(),
    lines: () => this.lines(),
    next: () => this.atom() ?? { node: node('mrow') },
  };
}

/** The same formula in other letters: bold, script, double-struck. */
function inOtherLetters(formula: MathNode, alphabet: string): MathNode {
  const children = formula.children.map((child) =>
    typeof child === 'string' ? inAlphabet(child, alphabet) : inOtherLetters(child, alphabet),
  );
  return { ...formula, children };
}
