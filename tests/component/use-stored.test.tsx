// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { useStored } from '../../components/use-stored';
import { storedItem } from '../../lib/platform/storage';

it('shows what was read before the first paint, then every change, and lets go when it leaves', async () => {
  const item = storedItem('session', 'test', 'fallback');
  const shown: string[] = [];
  function Show() {
    shown.push(useStored(item, 'first'));
    return null;
  }
  await item.set('first');
  await act(() => render(<Show />, document.body));
  await act(() => item.set('second'));
  await act(() => render(null, document.body));
  await item.set('third');
  expect(shown).toEqual(['first', 'second']);
});

it('shows what changed between the first read and the first paint', async () => {
  const item = storedItem('session', 'test-between', 'fallback');
  function Show() {
    return <p>{useStored(item, 'as read')}</p>;
  }
  await item.set('changed since');
  await act(() => render(<Show />, document.body));
  await vi.waitFor(() => expect(document.body.textContent).toBe('changed since'));
});
