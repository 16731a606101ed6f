import type { Locale } from './texts';

/** The page layouts in circulation. `classic` uses `<section>` turns, `classic-article` the older `<article>`. */
export const UIS = ['classic', 'classic-article', 'list', 'renderer'] as const;
export type Ui = (typeof UIS)[number];

export const HAND_OFFS = ['no', 'socket', 'nowhere'] as const;
type HandOff = (typeof HAND_OFFS)[number];

/** How chatgpt.com behaves when nothing fails. Every value can be changed while the simulator runs. */
export interface ChatgptSettings {
  ui: Ui;
  theme: 'system' | 'light' | 'dark';
  locale: Locale;
  signedIn: boolean;
  /** A workspace account: reads without its `Chatgpt-Account-Id` header do not find its conversations. */
  workspace: string | null;
  /** Which route the page itself reads conversations from. */
  pageReads: 'flat' | 'tree';
  /** Whether the routes exist; a missing one answers 404. */
  treeRoute: boolean;
  flatRoute: boolean;
  batchRoute: boolean;
  /** Token bucket for reads of conversations; null: no limit. ChatGPT's was about 200, then one a minute (July 2026). */
  throttle: { burst: number; perMinute: number; retryAfterSeconds: number | null } | null;
  /** Pause between two pieces of an answer, ms. */
  pieceDelay: number;
  /** What every answer says; null: something that fits the prompt. */
  answer: string | null;
  /** The stream only announces that the answer comes elsewhere: over the realtime connection, or nowhere until it is read. */
  handOff: HandOff;
  /** The page's own patience. */
  patience: {
    /** Silence after which the page gives a stream up, ms. ChatGPT's is 60 s. */
    silence: number;
    resumeTries: number;
    /** Between two rounds of recovery polling, ms, and how many failed rounds it takes to give up. */
    pollDelay: number;
    pollRounds: number;
  };
}

export function defaultSettings(): ChatgptSettings {
  return {
    ui: 'classic',
    theme: 'system',
    locale: 'en',
    signedIn: true,
    workspace: null,
    pageReads: 'flat',
    treeRoute: true,
    flatRoute: true,
    batchRoute: true,
    throttle: null,
    pieceDelay: 25,
    answer: null,
    handOff: 'no',
    patience: { silence: 60_000, resumeTries: 2, pollDelay: 1_000, pollRounds: 5 },
  };
}
