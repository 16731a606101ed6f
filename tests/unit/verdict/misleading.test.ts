import { describe, expect, it } from 'vitest';
import { card, done, failed, live, poll, response, tab } from './seen';

const RED_CARD =
  'Something went wrong. If this issue persists please contact us through our help center at help.openai.com.';
const CONNECTION = 'A network error occurred. Please check your connection and try again.';

/** The same three times, a minute apart, each time with a card in the same action. */
const thrice = (status: number, text: string, code: string | null = null) => [
  poll(0),
  ...[60, 120, 180].flatMap((second) => [
    response(second, 'generation', status, { action: `send ${second}`, code }),
    card(second + 0.5, text, { action: `send ${second}` }),
  ]),
];
const verdicts = (seen: Parameters<typeof live>[0]) =>
  live([tab(0, true), ...seen], 185).story.map((line) => line.split(' ')[1]);

describe('a text that misleads', () => {
  it('blames the connection for a throttle: the status says whose it is', () => {
    expect(verdicts(thrice(429, CONNECTION))).toEqual(['operational', 'account']);
  });

  it('blames the connection for a server error: the status says whose it is', () => {
    expect(verdicts(thrice(503, CONNECTION))).toEqual(['operational', 'degraded', 'outage-suspected']);
  });

  it.each([
    ['speaks of a limit', 'Too many requests in 1 hour. Try again later.'],
    ['speaks of the session', 'Your session has expired'],
    ['speaks of a bot check', 'Unusual activity has been detected from your device. Try again later.'],
    ['speaks of one conversation', 'Conversation not found'],
    ['says that nothing is wrong', 'Connection interrupted. Waiting for the complete answer'],
  ])('%s, where a server error came back', (_, text) => {
    expect(verdicts(thrice(503, text))).toEqual(['operational', 'degraded', 'outage-suspected']);
  });

  it('speaks of a bot check once, and is not remembered as one when the server error has faded', () => {
    const seen = [failed(60, { action: 'a' }), card(61, 'Verify you are human', { action: 'a' })];
    expect(live([poll(0), ...seen, poll(270)], 400).story).toEqual([
      '0 operational',
      '60 degraded',
      '301 operational',
    ]);
  });

  it.each([
    ['the plan’s limit', 429, 'model_cap_exceeded', 'account'],
    ['a lost session', 401, 'token_expired', 'account'],
    ['an unusual activity', 403, 'unusual_activity', 'challenge'],
  ])('sounds like an outage where the code says %s', (_, status, code, is) => {
    expect(verdicts(thrice(status, RED_CARD, code))).toEqual(['operational', is]);
  });

  it.each([
    ['one conversation that is gone', 404, 'conversation_not_found'],
    ['an answer that is saved', 410, 'persisted_final_available'],
    ['a request that was too long', 413, null],
    ['a request that was wrong', 422, null],
  ])('sounds like an outage where status and code say %s', (_, status, code) => {
    expect(verdicts(thrice(status, RED_CARD, code))).toEqual(['operational']);
  });

  it('is the body of a 429 that sounds like an outage', () => {
    const seen = [60, 120, 180].map((second) =>
      card(second, 'Something went wrong, please try reloading the conversation.'),
    );
    expect(verdicts([poll(0), ...seen])).toEqual(['operational', 'account']);
  });

  it('stands in a toast or a dialog that nobody knows: it may be about anything', () => {
    const unknown = { kind: 'page-error', tab: 1, text: 'Something new' } as const;
    const seen = [60, 90, 120].flatMap((second) => [
      { ...card(second, ''), ...unknown, action: `toast ${second}`, where: 'toast' as const },
      { ...card(second, ''), ...unknown, action: `dialog ${second}`, where: 'dialog' as const },
    ]);
    expect(verdicts([poll(0), ...seen])).toEqual(['operational']);
  });

  it('is in no language that anybody knows: a card in place of an answer needs no words', () => {
    const seen = [60, 90, 120].map((second) => card(second, 'Jotain meni pieleen'));
    expect(verdicts([poll(0), ...seen])).toEqual(['operational', 'degraded', 'outage-suspected']);
  });

  it('counts for nothing beside an answer that arrived', () => {
    const seen = [60, 90, 120].flatMap((second) => [
      card(second, RED_CARD, { action: `send ${second}` }),
      done(second + 1, { action: `send ${second}` }),
    ]);
    expect(live([poll(0), ...seen], 130).story).toEqual(['0 operational']);
  });
});
