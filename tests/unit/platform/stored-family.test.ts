import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storedFamily, storedItem } from '../../../lib/platform/storage';

beforeEach(() => fakeBrowser.reset());

it('keeps many values of one kind apart from everything else', async () => {
  await storedItem('local', 'other', 0).set(1);
  const family = storedFamily<string>('local', 'letter-');
  await Promise.all([family.put('a', 'A'), family.put('b', 'B')]);
  await family.put('a', 'AA');
  expect((await family.all()).sort()).toEqual(['AA', 'B']);
  await family.remove('a');
  expect(await family.all()).toEqual(['B']);
});
