import { defineConfig } from 'wxt';
import { CHATGPT_ORIGIN } from './lib/chatgpt/origins';
import { openai } from './lib/status/sources/openai';

/** What reads, writes and keeps conversations is much code: only who does that loads it. */
const NOT_HEAVY =
  /^(?!.*(?:[\\/]lib[\\/](?:conversation|evidence|export|import|search|verdict|archive[\\/](?!heads|announce|audit|folder[\\/]folder)|watch[\\/]keep-recording)|[\\/]marked[\\/]))/;

export default defineConfig({
  // Every name says where it comes from; nothing appears by magic.
  imports: false,
  // WXT builds Manifest V2 for Firefox unless told otherwise.
  manifestVersion: 3,
  experimental: {
    // Vite's minifier may emit raw non-characters, and Chrome then refuses the file as "not UTF-8"
    // (wxt-dev/wxt issue 2535).
    escapeUnicode: true,
  },
  // Lowered for older browsers, `light-dark()` becomes a pair of variables that a shadow root never gets: the card would have no colour.
  vite: () => ({
    build: {
      // Every browser that we run in knows it; the stand-in asks for a document, which the background has not.
      modulePreload: { polyfill: false },
      cssTarget: ['chrome123', 'firefox142'],
      rolldownOptions: {
        // Every file costs a page some of its first paint: what the pages share is two of them, and none of it is drawn in the background.
        output: {
          advancedChunks: {
            groups: [
              { name: 'drawing', test: /[\\/](?:preact|components)[\\/]/, minShareCount: 2 },
              { name: 'shared', test: NOT_HEAVY, minShareCount: 2 },
            ],
          },
        },
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      'storage', // verdict, settings and drafts survive the worker's sleep
      'unlimitedStorage', // backups must not be evicted when the disk runs full
      'alarms', // polls the status page while no page is open
      'scripting', // watches ChatGPT tabs that were open before installation or an update, without reloading them
    ],
    optional_permissions: [
      'notifications', // says that an outage has begun or is over; asked for when the user switches that on
    ],
    host_permissions: [
      `${CHATGPT_ORIGIN}/*`, // the page to watch and the user's own conversations (reads only)
      ...openai.origins.map((origin) => `${origin}/*`), // the status page
    ],
    // What stands in a conversation is never loaded: not a picture, not a font, not a frame, whatever a page of ours is made to show.
    content_security_policy: {
      extension_pages: [
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "frame-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    },
    // Nothing from a private window may ever be stored.
    incognito: 'not_allowed',
    commands: {
      'export-conversation': {
        suggested_key: { default: 'Alt+Shift+E' },
        description: '__MSG_command_export__',
      },
    },
    action: { default_title: '__MSG_extName__' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'lifeboat@lifeboat.invalid',
              // 142 also satisfies Firefox's built-in consent for data collection (140) on Android.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          // 123 brought `light-dark()`. Below 148 there is no native `browser`: that is what the polyfill is for.
          minimum_chrome_version: '123',
        }),
  }),
  zip: {
    // Without this list WXT packs every visible file, keys and scratch files included.
    includeSources: [
      'entrypoints/**',
      'components/**',
      'lib/**',
      'public/**',
      'tests/commands/**',
      'wxt.config.ts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'README.md',
      'LICENSE',
      '.npmrc',
    ],
    excludeSources: ['**/*.pem', '.output/**', 'node_modules/**'],
  },
  webExt: { disabled: true },
});
