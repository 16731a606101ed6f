import { openai } from '../status/sources/openai';
import type { Fact } from '../verdict/verdict';
import type { Situation } from './situation';
import { coreComponents } from './status-rows';

/** What the status page contributes right now, as one fact; null before it was ever asked. */
export function pageFact({ page, verdict }: Situation): Fact | null {
  if (page.lastPoll === 'never') return null;
  if (page.lastPoll !== 'ok' || page.readAt === null) return { kind: 'page-unreadable', readAt: page.readAt };
  const impaired = coreComponents(page, openai).find(({ level }) => level > 0);
  if (!impaired) return { kind: 'page-clear', readAt: page.readAt };
  const { name: component, status } = impaired;
  // The verdict's own fact also knows since when.
  const known = verdict.because.find((fact) => fact.kind === 'page-reports' && fact.component === component);
  const since = known?.kind === 'page-reports' ? known.since : null;
  return { kind: 'page-reports', component, status, since, readAt: page.readAt };
}
