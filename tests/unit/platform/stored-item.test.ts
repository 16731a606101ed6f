import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storedFamily, storedItem } from '../../../lib/platform/storage';

beforeEach(() => fakeBrowser.reset());

it('asks in one question for all values that are wanted in one turn, and anew in the next', async () => {
  const [one, two] = ['one', 'two'].map((key) => storedItem<string | null>('local', key, null));
  await one?.set('first');
  const get = vi.spyOn(fakeBrowser.storage.local, 'get');
  expect(await Promise.all([one?.get(), two?.get()])).toEqual(['first', null]);
  expect(get.mock.calls).toEqual([[['one', 'two']]]);
  await two?.set('second');
  expect(await two?.get()).toBe('second');
});

it('asks in the same question for a family', async () => {
  const item = storedItem<string | null>('local', 'one', null);
  const family = storedFamily<string>('local', 'letter-');
  await Promise.all([item.set('first'), family.put('a', 'A')]);
  const get = vi.spyOn(fakeBrowser.storage.local, 'get');
  expect(await Promise.all([item.get(), family.all()])).toEqual(['first', ['A']]);
  expect(get.mock.calls).toEqual([[null]]);
});

it('fails for everybody who asked when the browser does not answer, and asks again later', async () => {
  const item = storedItem('local', 'one', 'fallback');
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('gone'));
  await expect(item.get()).rejects.toThrow('gone');
  expect(await item.get()).toBe('fallback');
});
