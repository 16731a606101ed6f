import { describe, expect, it } from 'vitest';
import { isUlid, postedAt } from '../../../lib/status/posted-at';

describe('postedAt', () => {
  it.each([
    ['01JXCAW3K3JAE0EP56AEZ7CBG3', '2025-06-10T07:11:31'],
    ['01KGMVV926ZSCD1MSDBS07AWYA', '2026-02-04T17:40:20'],
    ['01KKWW47249GJZZP9ZGR1PTHV5', '2026-03-17T03:06:13'],
  ])('%s was posted at %s', (id, time) => {
    expect(new Date(postedAt(id) ?? 0).toISOString().slice(0, 19)).toBe(time);
  });

  it.each([
    '',
    'mq5jgswy45fr',
    '01jxcaw3k3jae0ep56aez7cbg3',
    '81JXCAW3K3JAE0EP56AEZ7CBG3',
    '01JXCAW3K3JAE0EP56AEZ7CBG3/..',
  ])('"%s" is no id that dates or links anything', (id) => {
    expect(isUlid(id)).toBe(false);
    expect(postedAt(id)).toBeNull();
  });
});
