// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { BackfillPanel } from '../../../components/archive/BackfillPanel';
import type { Audit, Progress } from '../../../lib/archive/backfill/progress';
import { english as t } from '../../support/english';

afterEach(() => act(() => render(null, document.body)));

const nothing: Progress = {
  ...{ state: 'none', waits: null, listing: false, done: 0, total: 0, files: 0, remainingMs: null },
  ...{ nextAt: 0, failed: 0, failures: [], lost: 0, audit: null, missing: [] },
};

function show(change: Partial<Progress>): string {
  const never = () => {};
  const on = { onStart: never, onPause: never, onResume: never, onCancel: never };
  const progress = { ...nothing, ...change };
  const panel = <BackfillPanel {...{ progress, t, ...on }} now={Date.now()} hrefOf={() => '#/c/a'} />;
  act(() => render(panel, document.body));
  return document.body.textContent ?? '';
}

it('says what is missing on ChatGPT, with a way to it, and when that was found', () => {
  const missing = [1, 2, 3].map((number) => ({
    account: 'a',
    conversationId: `${number}`,
    title: `Chat ${number}`,
  }));
  const words = show({ missing, audit: { is: 'found', at: Date.now() - 3_600_000 } });
  expect(words).toContain('3 chats you had are missing on ChatGPT. Here they are:');
  expect(words).toContain('Compared with ChatGPT’s lists 1 hour ago');
  expect([...document.querySelectorAll('.missing a')].map((link) => link.textContent)).toEqual([
    'Chat 1',
    'Chat 2',
    'Chat 3',
  ]);
});

it('says why it stopped: by the user’s hand, or for want of room', () => {
  expect(show({ state: 'paused' })).toContain('Paused.');
  expect(show({ state: 'paused', waits: 'full' })).toContain('There is no room left on the disk');
});

it.each<[Audit['is'], string]>([
  ['running', 'The outage is over: comparing'],
  ['clear', 'no chat that is saved here was found missing there'],
  ['part', 'Compared only in part'],
])('says of a comparison that is %s what can be said', (is, sentence) => {
  expect(show({ audit: is === 'running' ? { is } : { is, at: Date.now() } })).toContain(sentence);
});
