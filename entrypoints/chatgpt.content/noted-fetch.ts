import type { RequestLedger } from '../../lib/chatgpt/request-ledger';

/** The page's `fetch` for our own reads, noted: Firefox lists our requests among the page's. */
export function notedFetch(ledger: RequestLedger): typeof fetch {
  return (input, init) => {
    ledger.note(new URL(String(input)).pathname, performance.now());
    return fetch(input, init);
  };
}
