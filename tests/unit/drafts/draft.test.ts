import { expect, it } from 'vitest';
import { type Draft, leftBehind } from '../../../lib/drafts/draft';

const NOW = 1_764_000_000_000;
const MINUTE = 60_000;
const TAB = 'conversation-1';

const draft = (id: string, minutesAgo: number, more: Partial<Draft> = {}): Draft => {
  const at = NOW - minutesAgo * MINUTE;
  return { id, text: id, at, conversationId: null, sentAt: at, ...more };
};
const offered = (drafts: Draft[], conversationId: string | null) =>
  leftBehind(drafts, conversationId, NOW)?.id ?? null;

it('offers what was sent before what was typed, and the newest of each', () => {
  const typed = draft('typed', 1, { sentAt: null });
  expect(offered([typed, draft('older', 9), draft('sent', 5)], null)).toBe('sent');
  expect(offered([typed, draft('typed before', 2, { sentAt: null })], null)).toBe('typed');
});

it('offers in a conversation only what was written there', () => {
  const there = draft('there', 5, { conversationId: TAB });
  expect(offered([there, draft('new chat', 1)], TAB)).toBe('there');
  expect(offered([draft('new chat', 1)], TAB)).toBeNull();
});

it('offers in a new chat, when nothing was left there, what was sent in a conversation within the last hour', () => {
  const sent = (minutesAgo: number) => draft('elsewhere', minutesAgo, { conversationId: TAB });
  expect(offered([sent(5)], null)).toBe('elsewhere');
  expect(offered([sent(5), draft('typed here', 9, { sentAt: null })], null)).toBe('typed here');
  expect(offered([sent(0.2)], null), 'another tab may be waiting for it').toBeNull();
  expect(offered([sent(61)], null)).toBeNull();
  expect(offered([{ ...sent(5), sentAt: null }], null), 'only typed').toBeNull();
});

it('offers nothing that was set aside, or that arrived and was half answered', () => {
  expect(offered([draft('a', 1, { setAside: true }), draft('b', 1, { answer: 'Half' })], null)).toBeNull();
});
