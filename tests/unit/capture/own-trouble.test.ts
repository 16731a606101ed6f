import { describe, expect, it } from 'vitest';
import { afterEvidence, NO_TROUBLE } from '../../../lib/capture/own-trouble';
import type { PageEvidence } from '../../../lib/evidence/evidence';

const response = (at: number, status: number, more: object = {}): PageEvidence => ({
  kind: 'response',
  at,
  tab: 0,
  route: 'generation',
  status,
  edge: true,
  challenge: false,
  code: null,
  ...more,
});
const answer = (at: number, outcome: 'done' | 'cut' | 'stalled' | 'stopped-by-user'): PageEvidence => ({
  kind: 'generation',
  at,
  tab: 0,
  outcome,
});
const shown = (
  at: number,
  text: string,
  where: 'turn' | 'toast' | 'dialog' | 'full-page' = 'turn',
  action?: string,
): PageEvidence => ({
  kind: 'page-error',
  at,
  tab: 0,
  text,
  where,
  ...(action ? { action } : {}),
});
const after = (...evidence: PageEvidence[]) => evidence.reduce(afterEvidence, NO_TROUBLE);
const means = (...evidence: PageEvidence[]) => after(...evidence).seen?.means ?? null;

const NETWORK_TEXT = 'A network error occurred. Please check your connection and try again.';
const NOT_LOADED = 'Could not load this ChatGPT conversation';

describe('afterEvidence', () => {
  it.each([
    ['an error card', [shown(1, 'Something went wrong.')], 'service'],
    ['an error card in any language', [shown(1, 'Etwas ist schiefgelaufen')], 'service'],
    ['a card that blames the network', [shown(1, NETWORK_TEXT)], 'network'],
    ['a card that names a limit', [shown(1, 'Too many requests in 1 hour. Try again later.')], 'limit'],
    ['a session that ended', [shown(1, 'Your session has expired', 'dialog')], 'login'],
    ['a bot check', [shown(1, 'Just a moment...', 'full-page')], 'bot'],
    ['a policy card', [shown(1, 'This content may violate our usage policies.')], null],
    ['a long conversation', [shown(1, "You've reached the maximum length for this conversation")], null],
    ['a tool that failed', [shown(1, 'Error analyzing')], null],
    ['an unknown toast', [shown(1, 'Saved', 'toast')], null],
    ['a server error on a send', [response(1, 503)], 'service'],
    ['a refused send, before the page has said anything', [response(1, 429)], null],
    [
      'network words for a refusal',
      [response(1, 429, { action: 'a' }), shown(2, NETWORK_TEXT, 'turn', 'a')],
      'limit',
    ],
    [
      'a conversation that is gone',
      [response(1, 404, { route: 'conversation' }), shown(2, NOT_LOADED, 'dialog')],
      null,
    ],
    [
      'a conversation that the server failed to give',
      [response(1, 500, { route: 'conversation' }), shown(2, NOT_LOADED, 'dialog')],
      'service',
    ],
    [
      'a conversation refused for a limit',
      [response(1, 429, { route: 'conversation' }), shown(2, NOT_LOADED, 'dialog')],
      'limit',
    ],
    ['a list that failed in silence', [response(1, 500, { route: 'history' })], null],
    ['a page that did not load', [response(1, 502, { route: 'document' })], 'service'],
    ['a page that does not exist', [response(1, 404, { route: 'document' })], null],
    ['telemetry', [response(1, 500, { route: 'other' })], null],
    ['a cut answer', [answer(1, 'cut')], 'service'],
    ['the user’s Stop', [answer(1, 'stopped-by-user')], null],
    ['an error, then an answer', [shown(1, 'Something went wrong.'), answer(2, 'done')], null],
    [
      'a failed answer, then a page that loads',
      [shown(1, 'Something went wrong.'), response(2, 200, { route: 'history' })],
      'service',
    ],
    [
      'a failed page, then a page that loads',
      [response(1, 502, { route: 'document' }), response(2, 200, { route: 'document' })],
      null,
    ],
  ] satisfies [string, PageEvidence[], string | null][])('%s', (_, evidence, expected) => {
    expect(means(...evidence)).toBe(expected);
  });

  it('remembers when the last action failed and succeeded', () => {
    expect(after(shown(1, 'Something went wrong.'), answer(5, 'done'))).toMatchObject({
      lastActionFailedAt: 1,
      lastSuccessAt: 5,
    });
  });
});
