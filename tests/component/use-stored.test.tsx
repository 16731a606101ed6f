// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { useStored } from '../../components/use-stored';
import { storedItem } from '../../lib/platform/storage';

it('shows what was read before the first paint, then every change, and lets go when it leaves', async () => {
  const item = storedItem('session', 'test', 'fallback');
  const shown: string[] = [];
  function Show() {
    shown.push(useStored(item, 'first'));
    return null;
  }
  await act(() => render(<Show />, document.body));
  await act(() => item.set('second'));
  await act(() => render(null, document.body));
  await item.set('third');
  expect(shown).toEqual(['first', 'second']);
});
