import { describe, expect, it } from 'vitest';
import { obey } from '../../../lib/status/obey';
import { readStatusPage } from '../../../lib/status/read-status';
import { openai } from '../../../lib/status/sources/openai';

const NOW = Date.UTC(2026, 10, 25, 12);
const never = new AbortController().signal;

async function polled(status: number, retryAfter?: string) {
  const asked: string[] = [];
  const headers = new Headers(retryAfter === undefined ? [] : [['retry-after', retryAfter]]);
  const page: typeof fetch = async (input) => {
    asked.push(String(input));
    return new Response('{}', { status, headers });
  };
  const { request, pauseUntil } = obey(page, () => NOW);
  const { result } = await readStatusPage(openai, request, never, () => NOW);
  const until = pauseUntil();
  return { result, asked: asked.length, pauseMs: until === null ? null : until - NOW };
}

describe('a status page that wants to be left alone', () => {
  it.each<[string, number, string, number]>([
    ['seconds', 429, '120', 120_000],
    ['a date', 503, new Date(NOW + 300_000).toUTCString(), 300_000],
    ['a day: believed for an hour', 429, '86400', 3_600_000],
  ])('is asked nothing more in this poll, and told so: %s', async (_what, status, retryAfter, pauseMs) => {
    expect(await polled(status, retryAfter)).toEqual({ result: 'unreadable', asked: 1, pauseMs });
  });

  it.each<[string, number, string | undefined]>([
    ['no time', 429, undefined],
    ['nonsense', 503, 'soon'],
    ['the past', 503, new Date(NOW - 1000).toUTCString()],
    ['another status', 404, '120'],
  ])('is asked for the documented answers as ever: %s', async (_what, status, retryAfter) => {
    expect(await polled(status, retryAfter)).toEqual({ result: 'unreadable', asked: 3, pauseMs: null });
  });
});
