import type { Fact } from '../verdict/verdict';
import type { Situation } from './situation';
import { impairedCore } from './status-rows';

/** What the status page contributes right now, as one fact; null before it was ever asked. */
export function pageFact({ page, verdict }: Situation): Fact | null {
  if (page.lastPoll === 'never') return null;
  if (page.lastPoll !== 'ok' || page.readAt === null) return { kind: 'page-unreadable', readAt: page.readAt };
  // The verdict's own fact also knows since when.
  const known = verdict.because.find(({ kind }) => kind === 'page-reports');
  if (known) return known;
  const impaired = impairedCore(page);
  if (!impaired) return { kind: 'page-clear', readAt: page.readAt };
  return {
    kind: 'page-reports',
    component: impaired.name,
    status: impaired.status,
    since: null,
    readAt: page.readAt,
  };
}
