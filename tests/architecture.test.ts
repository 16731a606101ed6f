import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../lib/i18n/translate';
import {
  breaches,
  FOLDER_RULES,
  foreignCalls,
  SOLE_CALLER_RULES,
  strayAddresses,
} from './support/architecture-rules';
import { readSource, sourceFiles } from './support/source-code';
import {
  keysFor,
  keyUse,
  longLabels,
  missingKeys,
  placeholderBreaches,
  placeholderDifferences,
  tagOf,
  untranslated,
  unusedKeys,
} from './support/words';

const lib = sourceFiles('lib');
const components = sourceFiles('components');
const entrypoints = sourceFiles('entrypoints');
const shipped = [...lib, ...components, ...entrypoints];
const simulator = sourceFiles('tests/simulator');

/** Files in `lib` that may be long, and why. */
const LONG_FILES: Record<string, string> = {};

/** Everything that a registry collects. An addition is visible here, in review. */
const REGISTRIES: Record<string, string[]> = {
  'lib/chatgpt/layouts': ['classic', 'list', 'renderer'],
  'lib/conversation/content': [
    'app-pairing-content',
    'citable-code-output',
    'code',
    'computer-output',
    'execution-output',
    'model-editable-context',
    'multimodal-text',
    'reasoning-recap',
    'sonic-webpage',
    'system-error',
    'tether-browsing-code',
    'tether-browsing-display',
    'tether-quote',
    'text',
    'thoughts',
    'user-editable-context',
  ],
  'lib/export/formats': ['html', 'json', 'markdown', 'text'],
  'lib/handoff/targets': [
    ...['claude', 'copilot', 'deepseek', 'gemini', 'grok', 'local', 'mistral', 'perplexity'],
  ],
  'lib/import/sources': ['json', 'zip'],
  'lib/status/sources': ['openai'],
};

describe('directions of dependency', () => {
  for (const rule of FOLDER_RULES) {
    it(`${rule.folder}: ${rule.because}`, () => {
      const files = [...shipped, ...simulator].filter(({ path }) => path.startsWith(`${rule.folder}/`));
      expect(files.flatMap((file) => breaches(rule, file))).toEqual([]);
    });
  }

  it('every folder of lib has its rule', () => {
    const folders = new Set(lib.map(({ path }) => path.split('/').slice(0, 2).join('/')));
    const ruled = FOLDER_RULES.map(({ folder }) => folder);
    expect([...folders].filter((folder) => !ruled.includes(folder))).toEqual([]);
  });

  it('entry points do not import each other', () => {
    const own = (path: string) => path.split('/')[1]?.split('.')[0];
    const foreign = entrypoints.flatMap(({ path, imports }) =>
      imports.filter((module) => module.startsWith('entrypoints/') && own(module) !== own(path)),
    );
    expect(foreign).toEqual([]);
  });

  it('only lib/platform/browser.ts imports the polyfill, and nobody goes around it', () => {
    const doors = shipped.filter(({ imports }) =>
      imports.some((module) =>
        /^(?:webextension-polyfill|wxt\/browser|wxt\/utils|@wxt-dev|@webext-core)/.test(module),
      ),
    );
    expect(doors.map(({ path }) => path)).toEqual(['lib/platform/browser.ts']);
  });

  for (const rule of SOLE_CALLER_RULES) {
    it(`${rule.what}: ${rule.because}`, () => {
      expect(shipped.flatMap((file) => foreignCalls(rule, file))).toEqual([]);
    });
  }

  it('messages are listened to exactly once per context', () => {
    const listeners = shipped.flatMap(({ code }) => code.match(/\bonMessage\.addListener/g) ?? []);
    expect(listeners).toHaveLength(1);
  });

  it('remote addresses stand in the origins, the status sources and the handoff targets only', () => {
    expect(shipped.flatMap(strayAddresses)).toEqual([]);
  });
});

describe('the rules themselves can fail', () => {
  const [pure] = FOLDER_RULES.filter(({ folder }) => folder === 'lib/verdict');
  const broken = (source: string) => (pure ? breaches(pure, readSource('lib/verdict/rules.ts', source)) : []);

  it.each([
    ["import { browser } from '../platform/browser';", 'lib/platform/browser'],
    ["import { h } from 'preact';", 'preact'],
    ["export { read } from '../archive/heads';", 'lib/archive/heads'],
    ['const at = Date.now();', 'Date.now'],
    ['const at = new Date();', 'new Date()'],
    ['setTimeout(decide, 100);', 'setTimeout('],
    ['await fetch(page);', 'fetch('],
    ['document.title', 'document.'],
    ['const width = window.innerWidth;', 'window.'],
  ])('%s', (source, breach) => {
    expect(broken(source)).toHaveLength(1);
    expect(broken(source)[0]).toContain(breach);
  });

  it.each([
    "import type { Browser } from '../platform/browser';",
    "import { decide } from './decide';",
    "import { kinds } from '../evidence/evidence';",
    '// fetch( and document.title are for others',
    "const route = 'document.title';",
    'const at = new Date(now);',
    'const { body } = page.document;',
  ])('%s is fine', (source) => expect(broken(source)).toEqual([]));

  it.each([
    'element.innerHTML = text;',
    '<div dangerouslySetInnerHTML={{ __html: text }} />',
    'eval(text)',
    'new Function(text)',
    'chrome.tabs.create({})',
    'browser.runtime.onMessage.addListener(f)',
    'browser.action.setBadgeText({ text })',
    'browser.storage.local.get()',
    'anchor.download = name;',
    '<a download={name}>',
    'browser.notifications.create({})',
  ])('%s in a component', (source) => {
    const file = readSource('components/Popup.tsx', source);
    expect(SOLE_CALLER_RULES.flatMap((rule) => foreignCalls(rule, file))).not.toEqual([]);
  });

  it.each([
    ["const page = 'https://example.com/x';", 1],
    ["const page = 'https://chatgpt.com';", 1],
    ['const page = `wss://$' + '{host}.example.com`;', 0],
    ['// https://example.com', 0],
    ["const svg = 'http://www.w3.org/2000/svg';", 0],
  ])('%s names %d stray addresses', (source, count) => {
    expect(strayAddresses(readSource('lib/surfaces/badge.ts', source))).toHaveLength(count);
  });
});

describe('sizes', () => {
  it('entry points have at most 80 lines: they wire', () => {
    expect(entrypoints.filter(({ lines }) => lines > 80).map(({ path }) => path)).toEqual([]);
  });

  it('files in lib have at most 250 lines, but for those with a reason', () => {
    expect(lib.filter(({ lines }) => lines > 250).map(({ path }) => path)).toEqual(Object.keys(LONG_FILES));
  });

  it('half of all files have fewer than 60 lines', () => {
    const sorted = shipped.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(60);
  });
});

describe('registries', () => {
  it.each(Object.entries(REGISTRIES))('%s', (folder, known) => {
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const rows = files.filter((file) => file !== 'index.ts').map((file) => file.replace(/\.tsx?$/, ''));
    expect(rows.sort()).toEqual([...known].sort());
  });

  it('every key in storage is declared once', () => {
    const keys = lib.flatMap(({ path, text }) => [
      ...[...text.matchAll(/storedItem(?:<[^(]*>)?\(\s*'\w+',\s*'([^']+)'/g)].map(([, key]) => key),
      ...(path === 'lib/settings/settings.ts'
        ? [...text.matchAll(/key: '([^']+)'/g)].map(([, key]) => key)
        : []),
    ]);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });
});

/** Names and formats. */
const SAME_EVERYWHERE = [
  ...['dir', 'extName', 'verdict_a_component', 'export_assistant', 'archive_assistant'],
  ...['export_format_markdown', 'export_format_html', 'export_format_json'],
  ...['export_named', 'fact_whole', 'options_version', 'progress_of'],
];

/** Words that happen to be the same in a language and in English. */
const SAME_AS_ENGLISH: Record<string, string[]> = {
  de: ['archive_code', 'assistants_name', 'chips_uploads', 'export_code'],
  es: ['export_error'],
  fr: [
    ...['archive_code', 'archive_copies', 'archive_export_options', 'archive_found', 'archive_found_one'],
    ...[
      'archive_messages',
      'archive_messages_one',
      'archive_part_image',
      'archive_reader',
      'archive_sources',
    ],
    ...['archive_sources_one', 'chips_images', 'chips_sending', 'export_code', 'export_document'],
    ...['export_image', 'export_sources', 'popup_backup_messages', 'popup_backup_messages_one'],
  ],
};

describe('words', () => {
  const languages = readdirSync('public/_locales');
  const catalogue = (language: string): Catalogue =>
    JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'));
  const english = catalogue('en');
  const config = readSource('wxt.config.ts', readFileSync('wxt.config.ts', 'utf8'));
  const pages = entrypointPages().map((text) => ({ text }));
  const use = keyUse([...shipped, config, ...pages]);

  const others = languages.filter((language) => language !== 'en');

  it.each(languages)('%s has every message, in each of its plural forms, and its direction', (language) => {
    const words = catalogue(language);
    expect(Object.keys(words).sort()).toEqual(keysFor(language, english));
    expect(words.languageTag?.message).toBe(tagOf(language));
    expect(words.dir?.message).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });

  it.each(languages)('%s has the placeholders of English', (language) => {
    expect(placeholderDifferences(language, catalogue(language), english)).toEqual([]);
  });

  it.each(others)('%s leaves nothing in English but what is the same in both', (language) => {
    const same = untranslated(catalogue(language), english).filter((key) => !SAME_EVERYWHERE.includes(key));
    expect(same.sort()).toEqual([...(SAME_AS_ENGLISH[language] ?? [])].sort());
  });

  it.each(others)('%s has labels that fit where the English ones do', (language) => {
    expect(longLabels(catalogue(language), english)).toEqual([]);
  });

  it.each(languages)('%s has a name and a description that the stores take', (language) => {
    const { extName, extDescription } = catalogue(language);
    expect(extName?.message.length).toBeLessThanOrEqual(45);
    expect(extDescription?.message.length).toBeLessThanOrEqual(132);
  });

  it.each(languages)('%s declares its placeholders', (language) => {
    expect(placeholderBreaches(language, catalogue(language))).toEqual([]);
  });

  it('every message that is asked for exists', () => expect(missingKeys(english, use)).toEqual([]));

  it('every message is used', () => expect(unusedKeys(english, use)).toEqual([]));
});

describe('the checkout', () => {
  it('keeps its top level bare', () => {
    const visible = readdirSync('.').filter((name) => !name.startsWith('.') && name !== 'node_modules');
    const allowed = [
      ...['entrypoints', 'components', 'lib', 'public', 'tests'],
      ...['wxt.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'],
      ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE'],
    ];
    expect(visible.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('shows in the README only pictures and commands that exist', () => {
    const readme = readFileSync('README.md', 'utf8');
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((path) => !existsSync(path))).toEqual([]);
    const commands = [...readme.matchAll(/npm (?:run )?(start|test|build|zip|dev|replay|convert|bench)\b/g)];
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect([...new Set(commands.map(([, name]) => name))].sort()).toEqual(
      Object.keys(scripts)
        .filter((name) => name !== 'postinstall')
        .sort(),
    );
  });

  it('names no place on the machine it was written on', () => {
    const places = [
      /(?<![\w.])\/(?:home|root|work|Users|tmp)\/\w/,
      /\bregistry\.[\w.-]+\.\w+/,
      /:\/\/(?:10|192\.168)\.\d/,
    ];
    const files = [...shipped, ...sourceFiles('tests'), ...textFiles()].filter(
      ({ path }) => path !== 'tests/architecture.test.ts',
    );
    const named = files.flatMap(({ path, text }) =>
      places.flatMap((place) => place.exec(text)?.map((found) => `${path}: ${found}`) ?? []),
    );
    expect(named).toEqual([]);
  });
});

function entrypointPages(): string[] {
  return readdirSync('entrypoints', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => readFileSync(`entrypoints/${file}`, 'utf8'));
}

function textFiles(): { path: string; text: string }[] {
  const commands = readdirSync('tests/commands').map((file) => `tests/commands/${file}`);
  return [
    ...commands,
    'package.json',
    'package-lock.json',
    '.npmrc',
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'lib/README.md',
    ...readdirSync('.github/store').map((file) => `.github/store/${file}`),
  ]
    .filter((path) => existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
