import { describe, expect, it } from 'vitest';
import { readSource } from '../../support/source-code';

const read = (source: string) => readSource('lib/verdict/rules.ts', source);

describe('imports', () => {
  it.each([
    ["import { take } from './engine';", 'lib/verdict/engine'],
    ["import { take, type Facts } from './engine';", 'lib/verdict/engine'],
    ["import {\n  take,\n  tick,\n} from '../evidence/evidence';", 'lib/evidence/evidence'],
    ["import '../platform/browser';", 'lib/platform/browser'],
    ["export { take } from './engine.ts';", 'lib/verdict/engine'],
    ["export * from './engine';", 'lib/verdict/engine'],
    ["const later = await import('./engine');", 'lib/verdict/engine'],
    ["const all = import.meta.glob('./rows/*.ts', { eager: true });", 'lib/verdict/rows/*'],
    ["const all = import.meta.glob<Row>('./rows/*.ts');", 'lib/verdict/rows/*'],
    ["const all = import.meta.glob(['./rows/*.ts', '!./index.ts']);", 'lib/verdict/rows/*'],
    ["import browser from 'webextension-polyfill';", 'webextension-polyfill'],
  ])('sees %s', (source, module) => expect(read(source).imports).toEqual([module]));

  it.each([
    "import type { Facts } from './engine';",
    "import { type Facts, type Rule } from './engine';",
    "export type { Facts } from './engine';",
    "export type Kind = 'generation' | 'history';",
    "export interface Row {\n  kind: 'generation';\n}",
    "export const PAGE = 'generation';",
    "// import { take } from './engine';",
    "/** import { take } from './engine'; */",
  ])('passes over %s', (source) => expect(read(source).imports).toEqual([]));

  it('sees each of several, types between them', () => {
    const source = "import type { A } from './a';\nimport { b } from './b';\nimport { c } from './c';\n";
    expect(read(source).imports).toEqual(['lib/verdict/b', 'lib/verdict/c']);
  });
});

describe('code', () => {
  it('has no comments and no words inside strings', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the very text
    const { code } = read("const a = 'document'; // fetch(\nconst b = /* eval( */ `x ${c} document`;");
    expect(code).not.toMatch(/document|fetch|eval/);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
    expect(code).toContain('${c}');
    expect(code.split('\n')).toHaveLength(2);
  });

  it('does not take an address for a comment', () => {
    expect(read("const a = 'https://chatgpt.com'; document.title").code).toContain('document.title');
    expect(read("const a = 'https://chatgpt.com';").text).toContain('https://chatgpt.com');
  });

  it('does not lose its way in a regular expression with quotes', () => {
    const { code } = read('const a = /[\'"`]/g; const b = [/[/\'"]/]; fetch(b); // document\n');
    expect(code).toContain('fetch(b)');
    expect(code).not.toContain('document');
  });

  it('knows an apostrophe in a comment from a string', () => {
    expect(read("// it's\nfetch(a); // it's\n").code).toContain('fetch(a)');
  });
});
