import { describe, expect, it } from 'vitest';
import { endAfter, endInWords } from '../../../lib/evidence/limit-end';

/** Two in the afternoon of the reader's own day: the page speaks in the reader's time. */
const now = new Date(2026, 10, 25, 14, 0).getTime();
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const HOUR = 3_600_000;

describe('when a limit ends', () => {
  it.each<[unknown, number | null]>([
    [9665, now + 9_665_000],
    [0.5, now + 500],
    [7 * 24 * 3600, now + 7 * 24 * HOUR],
    [0, null],
    [-5, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [60 * 24 * 3600, null],
    ['9665', null],
    [null, null],
  ])('that clears in %s seconds', (seconds, end) => expect(endAfter(seconds, now)).toBe(end));

  it.each<[string, number | null]>([
    [
      "You've reached the current usage cap for GPT-4. You can continue with the default model now, or try again after 3:00 PM.",
      at(25, 15),
    ],
    ["You've reached the current usage cap for GPT-4o, please try again after 11:05 am.", at(26, 11, 5)],
    [
      "You've hit the Plus plan limit for GPT-5. Responses will use another model until your limit resets after 12:30 AM.",
      at(26, 0, 30),
    ],
    ['Your limit will reset at 15:20', at(25, 15, 20)],
    ['Your limit will reset at 12:00\u202fp.m.', at(26, 12)],
    ['您已达到 GPT-5 的使用上限，15:20 后重试', at(25, 15, 20)],
    ['Your limit will reset at 25:00', null],
    ['Your limit will reset at 13:00 PM', null],
    ["You've reached our limit of messages per hour. Please try again later.", null],
    ['Too many requests in 1 minute. Try again later.', null],
    // Two in the afternoon of a Wednesday.
    ['Your limit will reset on Nov 28, 3:00 PM', at(28, 15)],
    ['Your limit resets on November 28, 2026 at 9:05 AM', at(28, 9, 5)],
    ['Your limit will reset at 3 PM', at(25, 15)],
    ['Your limit will reset tomorrow at 3:00 PM', at(26, 15)],
    ['Your limit will reset tomorrow', at(26, 0)],
    ['Your limit will reset on Friday at 3:00 PM', at(27, 15)],
    ['Your limit will reset Fri, Nov 27, 15:00', at(27, 15)],
    ['Your limit will reset on Wednesday at 3:00 PM', at(25, 15)],
    ['Your limit will reset on Wednesday at 1:00 PM', at(32, 13)],
    ['Your limit will reset on Mon at 3:00 PM', at(30, 15)],
    ['Your limit will reset on 2026-11-28', at(28, 0)],
    ['Your limit will reset on Dec 2 at 10:00', at(32, 10)],
    // Too far ahead to be one, or gone.
    ['Your limit will reset on Jan 15, 3:00 PM', null],
    ['Your limit will reset on Nov 24, 3:00 PM', null],
    ['Your limit will reset in 5 days at 3:00 PM', null],
  ])('"%s"', (text, end) => expect(endInWords(text, now, 'en')).toBe(end));

  it.each<[string, string, number]>([
    ['de', 'Dein Limit wird am Freitag um 15:00 zurückgesetzt', at(27, 15)],
    ['de', 'Dein Limit wird am 28. November um 15:00 zurückgesetzt', at(28, 15)],
    ['de', 'Dein Limit wird morgen um 15:00 zurückgesetzt', at(26, 15)],
    ['fr', 'Réessayez le 28 novembre à 15:00', at(28, 15)],
    ['fr', 'mon forfait : réessayez à 15:00', at(25, 15)],
    ['es', 'Vuelve a intentarlo el 28 de noviembre a las 15:00', at(28, 15)],
    ['pt-BR', 'Tente novamente amanhã às 15:00', at(26, 15)],
    ['ja', '11月28日 15:00 以降にもう一度お試しください', at(28, 15)],
    ['zh-CN', '请于明天 15:00 后重试', at(26, 15)],
    // A page that says it in English all the same, or in no language.
    ['ja', 'Your limit will reset on Friday at 3:00 PM', at(27, 15)],
    ['no language', 'Your limit will reset on Friday at 3:00 PM', at(27, 15)],
  ])('in %s: "%s"', (language, text, end) => expect(endInWords(text, now, language)).toBe(end));

  it('is the next time the clock shows it, and not now', () => {
    expect(endInWords('Your limit will reset at 2:00 PM', now, 'en')).toBe(at(26, 14));
  });
});
