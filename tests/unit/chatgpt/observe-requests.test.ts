import { describe, expect, it } from 'vitest';
import { observeRequests, type SeenResponse } from '../../../lib/chatgpt/observe-requests';
import { createRequestLedger } from '../../../lib/chatgpt/request-ledger';

const ID = '6717a3f0-8a34-8001-9c3f-2f2a8d1f0e11';
const LIST = 'https://chatgpt.com/backend-api/conversations?offset=0&limit=28';

interface Entry {
  name: string;
  responseStatus?: number;
  startTime?: number;
  responseEnd?: number;
  deliveryType?: string;
}

/** A browser whose records the test writes; its page is 60 s old. */
function aBrowser() {
  let tell: (list: { getEntries(): Entry[] }) => void = () => {};
  const observed: object[] = [];
  const life = new AbortController();
  const seen: SeenResponse[] = [];
  const ledger = createRequestLedger();
  let connected = true;
  observeRequests({
    PerformanceObserver: class {
      constructor(callback: typeof tell) {
        tell = callback;
      }
      observe(options: object) {
        observed.push(options);
      }
      disconnect() {
        connected = false;
      }
    } as unknown as typeof PerformanceObserver,
    ledger,
    now: () => 1_000_000,
    elapsed: () => 60_000,
    signal: life.signal,
    onResponse: (each) => seen.push(each),
  });
  return {
    seen,
    ledger,
    observed,
    records: (...entries: Entry[]) =>
      tell({ getEntries: () => entries.map((entry) => ({ startTime: 0, responseEnd: 59_000, ...entry })) }),
    stop: () => life.abort(),
    isConnected: () => connected,
  };
}

describe('observeRequests', () => {
  it('asks for what happened before it came, too', () => {
    expect(aBrowser().observed).toEqual([{ type: 'resource', buffered: true }]);
  });

  it('tells route, status and time of the page’s requests, oldest first', () => {
    const { seen, records } = aBrowser();
    records(
      { name: LIST, responseStatus: 503, responseEnd: 50_000 },
      { name: LIST, responseStatus: 200, responseEnd: 40_000 },
    );
    expect(seen).toEqual([
      { route: 'history', feature: null, status: 200, at: 980_000, startedAt: 0 },
      { route: 'history', feature: null, status: 503, at: 990_000, startedAt: 0 },
    ]);
  });

  it('tells what the requests of a feature tell', () => {
    const { seen, records } = aBrowser();
    records({ name: 'https://chatgpt.com/realtime/vp?dcid=0', responseStatus: 503 });
    expect(seen).toMatchObject([{ route: 'other', feature: 'voice', status: 503 }]);
  });

  it.each([
    ['0, which may be anything', { name: LIST, responseStatus: 0 }],
    ['a browser that does not say', { name: LIST }],
    ['a cache', { name: LIST, responseStatus: 200, deliveryType: 'cache' }],
    ['telemetry', { name: 'https://chatgpt.com/ces/v1/t', responseStatus: 500 }],
    ['advertising', { name: 'https://www.googletagmanager.com/gtm.js', responseStatus: 500 }],
    ['another host', { name: `https://example.com/backend-api/conversation/${ID}`, responseStatus: 500 }],
  ])('is silent about %s', (_, entry) => {
    const { seen, records } = aBrowser();
    records(entry);
    expect(seen).toEqual([]);
  });

  it('is silent about what is older than ten minutes', () => {
    const { seen, records } = aBrowser();
    records({ name: LIST, responseStatus: 503, responseEnd: -600_000 });
    expect(seen).toEqual([]);
  });

  it('leaves out, once, what the tap told or we asked ourselves', () => {
    const { seen, ledger, records } = aBrowser();
    ledger.note('/backend-api/conversations', 1_000);
    records({ name: LIST, responseStatus: 503, startTime: 1_000.4 });
    expect(seen).toEqual([]);
    records({ name: LIST, responseStatus: 503, startTime: 1_000.4 });
    expect(seen).toHaveLength(1);
  });

  it('stops', () => {
    const { stop, isConnected } = aBrowser();
    stop();
    expect(isConnected()).toBe(false);
  });
});

describe('createRequestLedger', () => {
  it('claims by path and by time', () => {
    const ledger = createRequestLedger();
    ledger.note('/a', 1_000);
    expect(ledger.claims('/b', 1_000)).toBe(false);
    expect(ledger.claims('/a', 900)).toBe(false);
    expect(ledger.claims('/a', 2_100)).toBe(false);
    expect(ledger.claims('/a', 1_500)).toBe(true);
  });

  it('forgets the oldest', () => {
    const ledger = createRequestLedger();
    for (let count = 0; count < 300; count++) ledger.note(`/${count}`, 0);
    expect(ledger.claims('/0', 0)).toBe(false);
    expect(ledger.claims('/299', 0)).toBe(true);
  });
});
