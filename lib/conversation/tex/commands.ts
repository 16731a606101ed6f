import { fence, type MathNode, node, row } from './math-node';
import { NotUnderstood } from './not-understood';

/** Something that was read; with `limits` its scripts stand below and above it. */
export interface Atom {
  node: MathNode;
  limits?: boolean;
}

/** What a command may read behind its name. */
export interface Reading {
  /** A group, or a single thing. */
  argument(): MathNode;
  /** A group as it was written. */
  words(): string;
  /** `[…]`, where there is one. */
  optional(): MathNode[] | null;
  /** Up to `\right`. */
  fenced(): Atom;
  /** Up to `\end`. */
  environment(): Atom;
  /** A group whose lines end with `\\\\`. */
  lines(): MathNode[];
  /** The next thing, with what it may be. */
  next(): Atom;
}

type Command = (read: Reading) => Atom | null;

const fraction: Command = (read) => ({ node: node('mfrac', [read.argument(), read.argument()]) });
const text: Command = (read) => ({ node: node('mtext', [plainWords(read.words())]) });
const name: Command = (read) => ({ node: node('mi', [plainWords(read.words())], { mathvariant: 'normal' }) });
/** How something counts among its neighbours makes no difference here. */
const inner: Command = (read) => ({ node: read.argument() });
const ignored: Command = (read) => {
  read.words();
  return null;
};
const binomial: Command = (read) => {
  const pair = node('mfrac', [read.argument(), read.argument()], { linethickness: '0' });
  return { node: row([fence('('), pair, fence(')')]) };
};
const arrow =
  (character: string): Command =>
  (read) => {
    const below = read.optional();
    const shaft = node('mo', [character], { stretchy: 'true' });
    const above = read.argument();
    return { node: below ? node('munderover', [shaft, row(below), above]) : node('mover', [shaft, above]) };
  };
const stacked =
  (tag: 'mover' | 'munder'): Command =>
  (read) => {
    const beside = read.argument();
    return { node: node(tag, [read.argument(), beside]) };
  };
const struck: Command = (read) => ({ node: node('mrow', [read.argument()], { class: 'struck' }) });

/** Commands that read something. */
export const COMMANDS: Record<string, Command | undefined> = {
  frac: fraction,
  dfrac: fraction,
  tfrac: fraction,
  cfrac: fraction,
  binom: binomial,
  dbinom: binomial,
  tbinom: binomial,
  sqrt(read) {
    const degree = read.optional();
    const under = read.argument();
    return { node: degree ? node('mroot', [under, row(degree)]) : node('msqrt', [under]) };
  },
  text,
  textrm: text,
  textnormal: text,
  textit: text,
  textbf: text,
  textsf: text,
  texttt: text,
  mbox: text,
  hbox: text,
  mathrm: name,
  mathit: inner,
  mathnormal: inner,
  operatorname: name,
  'operatorname*': (read) => ({
    node: node('mo', [plainWords(read.words())], { movablelimits: 'true' }),
    limits: true,
  }),
  mathop: (read) => ({ node: read.argument(), limits: true }),
  mathbin: inner,
  mathrel: inner,
  mathord: inner,
  mathopen: inner,
  mathclose: inner,
  mathinner: inner,
  mathstrut: () => null,
  left: (read) => read.fenced(),
  begin: (read) => read.environment(),
  overset: stacked('mover'),
  stackrel: stacked('mover'),
  underset: stacked('munder'),
  xrightarrow: arrow('→'),
  xleftarrow: arrow('←'),
  xleftrightarrow: arrow('↔'),
  xRightarrow: arrow('⇒'),
  not(read) {
    const { node: negated } = read.next();
    if (negated.children.some((child) => typeof child !== 'string')) throw new NotUnderstood();
    return { node: { ...negated, children: [`${negated.children.join('')}\u0338`.normalize('NFC')] } };
  },
  bmod: () => ({ node: node('mo', ['mod'], { lspace: '0.22em', rspace: '0.22em' }) }),
  pmod: (read) => ({
    node: row([
      node('mspace', [], { width: '0.5em' }),
      node('mo', ['('], { stretchy: 'false' }),
      node('mi', ['mod']),
      node('mspace', [], { width: '0.3em' }),
      read.argument(),
      node('mo', [')'], { stretchy: 'false' }),
    ]),
  }),
  boxed: (read) => ({ node: node('mrow', [read.argument()], { class: 'boxed' }) }),
  fbox: (read) => ({ node: node('mrow', [node('mtext', [plainWords(read.words())])], { class: 'boxed' }) }),
  cancel: struck,
  bcancel: struck,
  xcancel: struck,
  phantom: (read) => ({ node: node('mphantom', [read.argument()]) }),
  hphantom: (read) => ({ node: node('mphantom', [read.argument()]) }),
  vphantom: (read) => ({ node: node('mphantom', [read.argument()]) }),
  tag: (read) => ({
    node: row([node('mspace', [], { width: '2em' }), node('mtext', [`(${plainWords(read.words())})`])]),
  }),
  'tag*': (read) => ({
    node: row([node('mspace', [], { width: '2em' }), node('mtext', [plainWords(read.words())])]),
  }),
  substack: (read) => ({ node: node('mtable', read.lines(), { class: 'centred' }) }),
  // Colours are left out: the page has its own two.
  textcolor(read) {
    read.words();
    return { node: read.argument() };
  },
  color: ignored,
  label: ignored,
  hspace: ignored,
  'hspace*': ignored,
  vspace: ignored,
};

/** Words inside a formula: their spaces stay, their escapes and the formulas in them are read as plain text. */
function plainWords(written: string): string {
  const words = written
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/(?<!\\)[{}$]/g, '')
    .replace(/\\([%$#&_{}])/g, '$1')
    .replace(/\s+/g, '\u00a0');
  if (words.includes('\\')) throw new NotUnderstood();
  return words;
}
