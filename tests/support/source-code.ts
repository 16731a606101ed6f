import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A source file as the architecture test sees it. */
export interface SourceFile {
  /** From the project root, with `/`. */
  path: string;
  lines: number;
  /** The text without comments. */
  text: string;
  /** The text without comments and without what stands inside strings. */
  code: string;
  /** What it needs at run time; `import type` vanishes in the build and does not count. */
  imports: string[];
}

/** All TypeScript files below a folder. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .sort()
    .map((path) => readSource(path, readFileSync(join(path), 'utf8')));
}

export function readSource(path: string, source: string): SourceFile {
  const text = blank(source, { comments: true, strings: false });
  const code = blank(source, { comments: true, strings: true });
  return {
    path,
    lines: source.trimEnd().split('\n').length,
    text,
    code,
    imports: runtimeImports(path, text),
  };
}

/**
 * Modules that this file imports or re-exports at run time, relative ones resolved to paths from the root (without extension):
 * `import`, `export … from`, `import()` and the patterns of `import.meta.glob`.
 */
function runtimeImports(path: string, text: string): string[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(?!type\b)(?:([\w$*{},\s]+?)\s+from\s+)?(['"])([^'"\n]+)\2/gm,
  );
  const named = [...statements]
    .filter(([, clause = '']) => !isOnlyTypes(clause))
    .map(([, , , module = '']) => module);
  const calls = [...text.matchAll(/import(?:\.meta\.glob(?:<[^(]*>)?)?\(\s*\[?\s*(['"])([^'"\n]+)\1/g)];
  return [...named, ...calls.map(([, , module = '']) => module)].map((module) =>
    module.startsWith('.') ? posix.join(posix.dirname(path), module).replace(/\.tsx?$/, '') : module,
  );
}

/** `{ type A, type B }` */
function isOnlyTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1]?.split(',') ?? [];
  const given = names.map((name) => name.trim()).filter(Boolean);
  return given.length > 0 && given.every((name) => name.startsWith('type '));
}

const TOKENS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=(?:^|[(,=:[!&|?{};\n]|return)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*\/[a-z]*/g;

/** Takes out comments, and on demand what stands in strings (in templates all but `${…}`); line numbers stay. */
function blank(source: string, what: { comments: boolean; strings: boolean }): string {
  return source.replace(TOKENS, (token) => {
    if (token.startsWith('//') || token.startsWith('/*')) return what.comments ? emptied(token) : token;
    if (!what.strings || token.startsWith('/')) return token;
    if (!token.startsWith('`')) return `${token[0]}${emptied(token.slice(1, -1))}${token[0]}`;
    const inside = token.slice(1, -1).split(/(\$\{[^}]*\})/);
    return `\`${inside.map((part) => (part.startsWith('${') ? part : emptied(part))).join('')}\``;
  });
}

function emptied(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
