import { expect, test } from 'vitest';
import { paced } from '../../../lib/archive/pace';

interface News {
  is: string;
  step?: string;
  done?: number;
}

test('of many steps a few are told, of each kind of step the first, and the end always', () => {
  const told: News[] = [];
  let now = 0;
  const tell = paced(
    (news: News) => void told.push(news),
    () => now,
  );
  for (let done = 0; done < 1000; done++, now++) tell({ is: 'progress', step: 'exporting', done });
  tell({ is: 'progress', step: 'verifying', done: 0 });
  tell({ is: 'progress', step: 'verifying', done: 1 });
  tell({ is: 'exported' });
  expect(told).toEqual([
    ...[0, 200, 400, 600, 800].map((done) => ({ is: 'progress', step: 'exporting', done })),
    { is: 'progress', step: 'verifying', done: 0 },
    { is: 'exported' },
  ]);
});
