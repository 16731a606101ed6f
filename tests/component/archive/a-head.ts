import type { Head } from '../../../lib/database/schema';

/** A row of the list, last changed on 3 November 2026. */
export function aHead(over: Partial<Head> = {}): Head {
  const recentAt = Date.UTC(2026, 10, 3, 10);
  return {
    account: 'account-1',
    conversationId: 'a',
    title: 'Sourdough',
    createdAt: recentAt,
    updatedAt: recentAt,
    recentAt,
    project: null,
    archived: false,
    models: [],
    contents: [],
    messages: 2,
    partialBecause: null,
    source: 'page',
    currentSeq: 1,
    revisions: 1,
    keptAt: recentAt,
    deletedAt: null,
    derivedBy: 1,
    ...over,
  };
}
