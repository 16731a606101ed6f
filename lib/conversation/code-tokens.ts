/** A piece of code and what it is; null for everything that needs no colour. */
export interface CodeToken {
  text: string;
  kind: 'comment' | 'string' | 'number' | 'keyword' | null;
}

/** Longer code stays without colours: every coloured word is an element of a page. In characters. */
const LONGEST = 40_000;

const C_COMMENTS = ['//[^\\n]*', '/\\*[\\s\\S]*?(?:\\*/|$)'];
const HASH_COMMENTS = ['#[^\\n]*'];
const STRINGS = ['"(?:\\\\[\\s\\S]|[^"\\\\\\n])*"?', "'(?:\\\\[\\s\\S]|[^'\\\\\\n])*'?"];
const TEMPLATES = ['`(?:\\\\[\\s\\S]|[^`\\\\])*`?'];

interface Grammar {
  comments: string[];
  strings: string[];
  keywords: string;
  ignoreCase?: boolean;
}

const C_WORDS =
  'break case class const continue default do else enum extends false final for if import in int new null package private protected public return static struct switch this throw throws true try catch finally typedef union unsigned using var void volatile while';

const c = (words: string, strings = STRINGS): Grammar => ({
  comments: C_COMMENTS,
  strings,
  keywords: `${C_WORDS} ${words}`,
});

const GRAMMARS: Record<string, Grammar> = {
  javascript: c(
    'as async await abstract any boolean constructor debugger declare delete export from function get implements instanceof interface keyof let namespace never number object of readonly set string super symbol type typeof undefined unknown yield',
    [...TEMPLATES, ...STRINGS],
  ),
  c: c(
    'auto bool char constexpr delete double explicit extern float friend goto inline long namespace nullptr operator override register short signed sizeof template typename virtual include define ifdef endif abstract as async await base bool byte decimal delegate event get internal interface is lock long object operator out override params readonly ref sealed set string value virtual where implements instanceof super synchronized transient boolean double float char',
  ),
  go: c('chan defer fallthrough func go goto interface map nil range select type string error bool byte', [
    ...TEMPLATES,
    ...STRINGS,
  ]),
  rust: c(
    'as async await crate dyn extern fn impl let loop match mod move mut pub ref self Self super trait type unsafe use where str String Vec Option Some None Ok Err usize i32 i64 u8 u32 u64 f32 f64 bool',
  ),
  swift: c(
    'as associatedtype func guard init inout internal is lazy let nil open operator override protocol repeat self some subscript super typealias unowned weak where fun val when object companion data sealed suspend override lateinit by',
  ),
  php: {
    ...c(
      'abstract and array as echo elseif endif endforeach foreach function global isset list namespace or print require trait unset use fn match',
    ),
    comments: [...C_COMMENTS, ...HASH_COMMENTS],
  },
  python: {
    comments: HASH_COMMENTS,
    strings: ['"""[\\s\\S]*?(?:"""|$)', "'''[\\s\\S]*?(?:'''|$)", ...STRINGS],
    keywords:
      'and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return self True try while with yield',
  },
  ruby: {
    comments: HASH_COMMENTS,
    strings: STRINGS,
    keywords:
      'alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield require attr_accessor puts function local repeat',
  },
  bash: {
    comments: HASH_COMMENTS,
    strings: STRINGS,
    keywords:
      'case do done echo elif else esac exit export fi for function if in local return select set shift sudo then until unset while cd source alias',
  },
  sql: {
    comments: ['--[^\\n]*', '/\\*[\\s\\S]*?(?:\\*/|$)'],
    strings: STRINGS,
    ignoreCase: true,
    keywords:
      'add all alter and as asc begin between by cascade case check column commit constraint create cross default delete desc distinct drop else end exists foreign from full group having if in index inner insert into is join key left like limit not null offset on or order outer over partition primary references returning right rollback select set table then union unique update using values view when where with integer int text varchar boolean timestamp date numeric',
  },
  css: {
    comments: ['/\\*[\\s\\S]*?(?:\\*/|$)'],
    strings: STRINGS,
    keywords: 'important media import supports keyframes from to inherit initial unset none auto var calc',
  },
  json: { comments: [], strings: STRINGS, keywords: 'true false null' },
  yaml: { comments: HASH_COMMENTS, strings: STRINGS, keywords: 'true false null yes no on off' },
  html: { comments: ['<!--[\\s\\S]*?(?:-->|$)'], strings: STRINGS, keywords: '' },
};

const NAMES: Record<string, string> = {
  ...Object.fromEntries(
    ['js', 'jsx', 'ts', 'tsx', 'typescript', 'mjs', 'react'].map((name) => [name, 'javascript']),
  ),
  ...Object.fromEntries(
    [
      'cpp',
      'c++',
      'h',
      'hpp',
      'cs',
      'csharp',
      'c#',
      'java',
      'dart',
      'scala',
      'glsl',
      'arduino',
      'objective-c',
    ].map((name) => [name, 'c']),
  ),
  ...Object.fromEntries(['kotlin', 'kt'].map((name) => [name, 'swift'])),
  ...Object.fromEntries(['py', 'python3', 'r', 'julia'].map((name) => [name, 'python'])),
  ...Object.fromEntries(['rb', 'lua', 'elixir'].map((name) => [name, 'ruby'])),
  ...Object.fromEntries(
    ['sh', 'shell', 'zsh', 'console', 'dockerfile', 'makefile', 'powershell', 'ps1'].map((name) => [
      name,
      'bash',
    ]),
  ),
  ...Object.fromEntries(['postgresql', 'mysql', 'sqlite', 'plsql', 'tsql'].map((name) => [name, 'sql'])),
  ...Object.fromEntries(['scss', 'less', 'sass'].map((name) => [name, 'css'])),
  ...Object.fromEntries(['json5', 'jsonc', 'jsonl'].map((name) => [name, 'json'])),
  ...Object.fromEntries(['yml', 'toml', 'ini'].map((name) => [name, 'yaml'])),
  ...Object.fromEntries(['xml', 'svg', 'vue', 'svelte', 'xhtml'].map((name) => [name, 'html'])),
  golang: 'go',
  rs: 'rust',
};

interface Compiled {
  pattern: RegExp;
  keywords: ReadonlySet<string>;
  ignoreCase: boolean;
}

const compiled = new Map<string, Compiled>();

function compile(name: string, { comments, strings, keywords, ignoreCase = false }: Grammar): Compiled {
  const known = compiled.get(name);
  if (known) return known;
  const group = (kind: string, patterns: string[]) => `(?<${kind}>${patterns.join('|') || '(?!)'})`;
  const pattern = new RegExp(
    [
      group('comment', comments),
      group('string', strings),
      group('number', ['\\b(?:0[xX][\\da-fA-F_]+|\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\b']),
      group('word', ['[A-Za-z_$][\\w$]*']),
    ].join('|'),
    'g',
  );
  const made = { pattern, keywords: new Set(keywords.split(' ')), ignoreCase };
  compiled.set(name, made);
  return made;
}

/**
 * Cuts code into what deserves a colour. Nothing more than words, strings, comments and numbers is told apart, which is enough
 * to find one's way; the pieces together are always exactly the code.
 */
export function codeTokens(code: string, language: string | null): CodeToken[] {
  const given = (language ?? '').toLowerCase();
  const name = Object.hasOwn(NAMES, given) ? (NAMES[given] ?? given) : given;
  const grammar = Object.hasOwn(GRAMMARS, name) ? GRAMMARS[name] : undefined;
  if (!grammar || code.length > LONGEST) return [{ text: code, kind: null }];
  const { pattern, keywords, ignoreCase } = compile(name, grammar);
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const { 0: text, index, groups = {} } of code.matchAll(pattern)) {
    const isKeyword = keywords.has(ignoreCase ? text.toLowerCase() : text);
    const kind = groups.comment
      ? 'comment'
      : groups.string
        ? 'string'
        : groups.number
          ? 'number'
          : isKeyword
            ? 'keyword'
            : null;
    if (kind === null) continue;
    if (index > from) tokens.push({ text: code.slice(from, index), kind: null });
    tokens.push({ text, kind });
    from = index + text.length;
  }
  if (from < code.length) tokens.push({ text: code.slice(from), kind: null });
  return tokens;
}
