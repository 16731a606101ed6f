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
    // Another day than the next: nothing is guessed.
    ['Your limit will reset on Nov 28, 3:00 PM', null],
    ['Your limit will reset at 25:00', null],
    ['Your limit will reset at 13:00 PM', null],
    ["You've reached our limit of messages per hour. Please try again later.", null],
    ['Too many requests in 1 minute. Try again later.', null],
    // No limit, whatever time it names.
    ['Something went wrong. Try again after 3:00 PM.', null],
    ['We will be back at 3:00 PM', null],
  ])('"%s"', (text, end) => expect(endInWords(text, 'turn', now)).toBe(end));

  it('is the next time the clock shows it, and not now', () => {
    expect(endInWords('Your limit will reset at 2:00 PM', 'turn', now)).toBe(at(26, 14));
  });
});
