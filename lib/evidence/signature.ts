import type { ErrorPlace, Feature, Route } from './evidence';

/**
 * What a text says about the cause:
 * `service` a failure on the service's side · `limit` the user's quota or rate · `login` session or account · `network` the line, or a
 * break of unclear cause · `bot` a check between the user and ChatGPT · `policy` moderation · `conversation` that conversation only ·
 * `client` a fault of the page itself or of a tool · `upload` one file · `fine` no error at all.
 */
export type TextMeaning =
  | 'service'
  | 'limit'
  | 'login'
  | 'network'
  | 'bot'
  | 'policy'
  | 'conversation'
  | 'client'
  | 'upload'
  | 'fine';

/** One text that ChatGPT shows, and what it means. */
export interface Signature {
  id: string;
  /** Only in these places; everywhere when absent. */
  where?: ErrorPlace[];
  /** Against the text after `normaliseText`: NFC, plain quotes, `...` for an ellipsis, single spaces. */
  test: RegExp;
  means: TextMeaning;
  /** What had failed, where the text says so. */
  route?: Route;
  /** The feature that failed, where the text names one. */
  feature?: Feature;
  /** Month of the newest sighting. */
  seen: string;
}

/**
 * Texts as they were sighted, in every language known, by the id of the signature that knows them. Apart from it, so that no page of
 * ChatGPT has to load them: what watches a page needs the signatures alone.
 */
export type Samples = Record<string, string[]>;
