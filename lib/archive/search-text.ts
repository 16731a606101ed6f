import type { Database, Head, SearchText } from '../database/schema';

/** Rows read at once: measured 2026-11, batches of 50 to 100 cost hardly more than one big read, and can be cancelled. */
const BATCH = 100;

/** The search text of these conversations, in their order, batch by batch, until the signal aborts. */
export async function* searchTexts(
  database: Database,
  heads: readonly Head[],
  signal: AbortSignal,
): AsyncGenerator<SearchText[]> {
  for (let from = 0; from < heads.length && !signal.aborted; from += BATCH) {
    const { store } = database.transaction('searchText');
    const rows = await Promise.all(
      heads
        .slice(from, from + BATCH)
        .map(({ account, conversationId }) => store.get([account, conversationId])),
    );
    yield rows.filter((row) => row !== undefined);
  }
}
