import type { SourceFile } from './source-code';

/** What a folder may need at run time, and what may not occur in its code. Types may come from anywhere: they vanish. */
export interface FolderRule {
  folder: string;
  /** Folders of `lib`, beside the own one. */
  may: string[];
  packages?: string[];
  never?: RegExp[];
  because: string;
}

const PLACES = [
  /(?<![.\w])(?:document|window|globalThis|self|navigator|location|localStorage|sessionStorage|indexedDB)\s*[.[(]/,
  /(?<![.\w])fetch\(/,
];
const AMBIENT = [
  ...PLACES,
  /\bnew (?:XMLHttpRequest|WebSocket|MutationObserver|PerformanceObserver|BroadcastChannel)\b/,
];
const CLOCK = [/\bDate\.now\b/, /\bnew Date\(\)/, /\bperformance\.now\b/, /\bMath\.random\b/];
const TIMERS = [/(?<![.\w])(?:setTimeout|setInterval|requestAnimationFrame|requestIdleCallback)\(/];
const PURE = [...AMBIENT, ...CLOCK, ...TIMERS];

const CORE = [
  'conversation',
  'evidence',
  'verdict',
  'status',
  'history',
  'search',
  'i18n',
  'handoff',
  'export',
  'import',
];

export const FOLDER_RULES: FolderRule[] = [
  {
    folder: 'lib/conversation',
    may: [],
    packages: ['marked'],
    never: PURE,
    because: 'what was served must read the same in the archive page, in the converter and in ten years',
  },
  {
    folder: 'lib/evidence',
    may: [],
    never: PURE,
    because:
      'evidence is what the verdict is replayed from, so it may depend on nothing that a replay cannot bring back',
  },
  {
    folder: 'lib/status',
    may: ['evidence'],
    never: PURE,
    because:
      'a status page is read through the fetch that is passed in, so that every captured page can be a test',
  },
  {
    folder: 'lib/verdict',
    may: ['evidence', 'status'],
    never: PURE,
    because: 'the verdict must be replayable: evidence and time in, verdict out',
  },
  {
    folder: 'lib/history',
    may: ['evidence', 'status', 'verdict'],
    never: PURE,
    because: 'what it amounted to is derived from the verdict and nothing else, however often it is told',
  },
  {
    folder: 'lib/search',
    may: ['conversation'],
    never: PURE,
    because: 'search runs over texts it is given, whoever keeps them',
  },
  {
    folder: 'lib/i18n',
    may: [],
    never: PURE,
    because: 'the converter and the replay choose words without a browser',
  },
  {
    folder: 'lib/handoff',
    may: ['conversation', 'i18n'],
    never: PURE,
    because: 'a handoff is composed here and sent by nobody but the user',
  },
  {
    folder: 'lib/export',
    may: ['conversation', 'i18n', 'import'],
    never: PURE,
    because: 'the converter writes files with the very formats that ship, without a browser',
  },
  {
    folder: 'lib/import',
    may: ['conversation'],
    never: PURE,
    because: 'files from elsewhere are hostile and are read the same in the browser and in the converter',
  },
  {
    folder: 'lib/chatgpt',
    may: ['conversation', 'evidence', 'i18n'],
    never: CLOCK,
    because: 'what breaks when the site changes stands here alone; page, clock and words are arguments',
  },
  {
    folder: 'lib/capture',
    may: ['conversation', 'evidence', 'chatgpt', 'import'],
    never: CLOCK,
    because: 'what the page hands over is judged from what was served and nothing else',
  },
  {
    folder: 'lib/drafts',
    may: ['evidence', 'chatgpt'],
    never: CLOCK,
    because: 'a prompt is kept from what the page shows; where it is stored is an argument',
  },
  {
    folder: 'lib/database',
    may: [],
    packages: ['idb'],
    never: [/(?<![.\w])(?:document|window|localStorage)\s*[.[(]/],
    because: 'the one database knows rows and versions, not what they are for',
  },
  {
    folder: 'lib/archive',
    may: [...CORE, 'database'],
    packages: ['idb'],
    never: [...PLACES, ...CLOCK],
    because: 'what may be lost and what not is decided without a browser, so that properties can be tested',
  },
  {
    folder: 'lib/platform',
    may: ['i18n'],
    packages: ['webextension-polyfill'],
    because: 'the door to the browser must not know what goes through it',
  },
  {
    folder: 'lib/settings',
    may: ['platform'],
    because: 'a setting is a row and a stored value, whoever obeys it',
  },
  {
    folder: 'lib/surfaces',
    may: ['verdict', 'evidence', 'status', 'history', 'settings', 'i18n', 'platform'],
    because: 'every surface is a function of what is known, and knows neither the site nor the archive',
  },
  {
    folder: 'lib/backfill',
    may: ['archive', 'chatgpt', 'database', 'export', 'platform'],
    because:
      'it brings the archive, an alarm, a tab and a folder and a key together; what is read and written when is decided in the archive',
  },
  {
    folder: 'lib/watch',
    may: [
      'evidence',
      'status',
      'verdict',
      'history',
      'database',
      'surfaces',
      'settings',
      'platform',
      'i18n',
      'chatgpt',
    ],
    because:
      'the background drives the verdict; what it keeps of conversations is the business of the archive',
  },
  {
    folder: 'components',
    may: ['i18n', 'conversation', 'search', 'surfaces', 'verdict', 'status', 'export', 'handoff'],
    packages: ['preact', 'preact/hooks', 'marked'],
    never: [/(?<![.\w])fetch\(/, /(?<![.\w])(?:localStorage|sessionStorage|indexedDB)\b/],
    because: 'a component draws what it is given and says what the user wants; it fetches and stores nothing',
  },
  {
    folder: 'tests/simulator',
    may: [],
    packages: ['node:*'],
    because: 'a stand-in that shared code with what it tests would share its mistakes',
  },
];

/** Breaches of one rule by one file, as sentences. */
export function breaches(rule: FolderRule, file: SourceFile): string[] {
  const allowed = [rule.folder, ...rule.may.map((name) => `lib/${name}`)];
  const foreign = file.imports.filter((module) =>
    isPath(module)
      ? !allowed.some((folder) => module.startsWith(`${folder}/`))
      : !(rule.packages ?? []).some((name) =>
          name.endsWith('*') ? module.startsWith(name.slice(0, -1)) : module === name,
        ),
  );
  const touched = (rule.never ?? []).map((never) => never.exec(file.code)?.[0]).filter(Boolean);
  return [
    ...foreign.map((module) => `${file.path} may not import ${module}: ${rule.because}.`),
    ...touched.map((token) => `${file.path} may not use "${token}": ${rule.because}.`),
  ];
}

function isPath(module: string): boolean {
  return /^(?:lib|components|entrypoints|tests|public)\//.test(module);
}

/** Something that may occur in the named places only (a path, or a folder ending in `/`). */
export interface SoleCallerRule {
  what: string;
  pattern: RegExp;
  only: string[];
  because: string;
}

export const SOLE_CALLER_RULES: SoleCallerRule[] = [
  {
    what: 'the bare extension API',
    pattern: /(?<![.\w])(?:chrome\.|browser\.)\w/,
    only: ['lib/platform/', 'lib/surfaces/badge.ts', 'lib/surfaces/notification.ts'],
    because: 'only the door and the two surfaces that are part of the browser itself speak to it',
  },
  {
    what: 'the name `chrome`',
    pattern: /(?<![.\w])chrome\./,
    only: [],
    because: 'it has no promises in Firefox and no types here; `lib/platform/browser.ts` has both',
  },
  {
    what: 'onMessage.addListener',
    pattern: /\bonMessage\.addListener/,
    only: ['lib/platform/messages.ts'],
    because: 'a second listener in one context steals the answers of the first',
  },
  {
    what: 'the toolbar button',
    pattern: /\.action\b\s*\.|\baction\.set/,
    only: ['lib/surfaces/badge.ts'],
    because: 'a badge that is written from two places shows neither',
  },
  {
    what: 'notifications',
    pattern: /\bnotifications\s*\./,
    only: ['lib/surfaces/notification.ts'],
    because: 'one place decides whether somebody is interrupted',
  },
  {
    what: 'the storage area itself',
    pattern: /\.storage\s*[.[]/,
    only: ['lib/platform/storage.ts', 'lib/platform/storage-room.ts'],
    because: 'a stored value is declared once, with its area and its fallback',
  },
  {
    what: 'a download',
    pattern: /\.download\s*=|\bdownload=|setAttribute\(\s*'download'|createObjectURL/,
    only: ['lib/platform/save-file.ts', 'lib/platform/show-file.ts'],
    because: 'every file that leaves gets a safe name and its address is revoked',
  },
  {
    what: 'HTML made of strings, or code',
    pattern:
      /\.(?:inner|outer)HTML\b|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|\bnew Function\b|\bsetHTMLUnsafe\b|\bparseHTMLUnsafe\b/,
    only: [],
    because: 'what stands in a page or a conversation is hostile and may never become markup or code',
  },
];

/** Breaches of a sole-caller rule by one file, as sentences. */
export function foreignCalls(rule: SoleCallerRule, file: SourceFile): string[] {
  const found = rule.pattern.exec(file.code)?.[0];
  const own = rule.only.some((place) =>
    place.endsWith('/') ? file.path.startsWith(place) : file.path === place,
  );
  return found && !own ? [`${file.path} may not use ${rule.what} ("${found}"): ${rule.because}.`] : [];
}

/** Remote addresses and where they may stand. None of them is loaded except the two origins of the manifest. */
export const ADDRESS_RULES: { address: RegExp; only: RegExp; because: string }[] = [
  {
    address: /^https:\/\/chatgpt\.com$/,
    only: /^lib\/chatgpt\/origins\.ts$/,
    because: 'the site itself, read with the session of its own page',
  },
  {
    address: /^https:\/\/status\.openai\.com/,
    only: /^lib\/status\/sources\//,
    because: 'a status page, read without any cookie',
  },
  {
    address: /^https:\/\/(?:www\.gstatic\.com\/generate_204|detectportal\.firefox\.com\/canonical\.html)$/,
    only: /^lib\/watch\/control-probe\.ts$/,
    because:
      'what the browser itself asks to see whether a portal stands in the way, asked for a sign of life and never read',
  },
  {
    address: /^(?:https:\/\/|http:\/\/localhost:)/,
    only: /^lib\/handoff\/targets\//,
    because: 'a place a person may open, never fetched',
  },
  {
    address: /^http:\/\/www\.w3\.org\//,
    only: /./,
    because: 'the name of an XML namespace, not an address',
  },
];

/** Remote addresses in one file that no rule allows, as sentences. */
export function strayAddresses(file: Pick<SourceFile, 'path' | 'text'>): string[] {
  const addresses = file.text.match(/\b(?:https?|wss?):\/\/[\w.-]+[^\s'"`)<>]*/g) ?? [];
  return addresses
    .filter(
      (address) => !ADDRESS_RULES.some((rule) => rule.address.test(address) && rule.only.test(file.path)),
    )
    .map((address) => `${file.path} may not name ${address}: only the places in ADDRESS_RULES may.`);
}
