import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CandidateRevision, Kept } from '../../../lib/archive/revision';
import { backUp } from '../../../lib/capture/back-up';
import { ServiceFailedError, SignedOutError } from '../../../lib/chatgpt/errors';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const KEPT: Kept = {
  result: 'new',
  tellsMore: false,
  conversationId: 'c-1',
  title: 'Lighthouses',
  messages: 3,
  partialBecause: null,
  keptAt: 7,
};
const READ = {
  served: { shape: 'tree' as const, bodies: ['{}'], id: 'c-1' },
  account: 'a-1',
  partialBecause: null,
};
const SEEN = { title: 'Lighthouses', messages: [{ id: null, role: 'user', text: 'hi' }], notMounted: 2 };

function aBackUp(options: Partial<Parameters<typeof backUp>[1]> = {}) {
  const given: CandidateRevision[] = [];
  const done = backUp('c-1', {
    read: async () => READ,
    seen: () => SEEN,
    account: () => 'a-1',
    asked: true,
    keep: async (candidate) => {
      given.push(candidate);
      return KEPT;
    },
    isNobodyThere: (error) => error instanceof Error && error.message === 'nobody',
    now: () => 42,
    ...options,
  });
  done.catch(() => undefined);
  return { given, done };
}

const failing = (error: Error) => async () => {
  throw error;
};

describe('backUp', () => {
  it('keeps what ChatGPT served', async () => {
    const { given, done } = aBackUp();
    expect(await done).toBe(KEPT);
    expect(given).toEqual([
      { account: 'a-1', served: READ.served, source: 'page', capturedAt: 42, partialBecause: null },
    ]);
  });

  it('says when nobody asked for it', async () => {
    const { given, done } = aBackUp({ asked: false });
    await done;
    expect(given).toMatchObject([{ unasked: true }]);
  });

  it('passes on that pages are missing, and that the account is not known', async () => {
    const { given, done } = aBackUp({
      read: async () => ({ ...READ, account: null, partialBecause: 'missing-pages' }),
    });
    await done;
    expect(given).toMatchObject([{ account: 'unknown', partialBecause: 'missing-pages' }]);
  });

  it('rescues what the page shows when ChatGPT fails, and says so', async () => {
    const { given, done } = aBackUp({ read: failing(new ServiceFailedError(503)) });
    await done;
    expect(given).toMatchObject([{ account: 'a-1', source: 'dom', partialBecause: 'seen-on-page' }]);
    expect(given[0]?.served.shape).toBe('dom');
    expect(JSON.parse(given[0]?.served.bodies[0] ?? '')).toEqual({
      lifeboat_dom: 1,
      title: 'Lighthouses',
      url_id: 'c-1',
      not_mounted: 2,
      messages: SEEN.messages,
    });
  });

  it('says why when neither ChatGPT nor the page has it', async () => {
    const { done } = aBackUp({ read: failing(new SignedOutError()), seen: () => null });
    await expect(done).rejects.toBeInstanceOf(SignedOutError);
  });

  it('is not satisfied with the page when it was interrupted', async () => {
    const abort = new DOMException('', 'AbortError');
    await expect(aBackUp({ read: failing(abort) }).done).rejects.toBe(abort);
  });

  it('gives the same copy again when the worker died before it could confirm', async () => {
    const saved: CandidateRevision[] = [];
    let deaths = 2;
    const { done } = aBackUp({
      async keep(candidate) {
        saved.push(candidate);
        if (deaths-- > 0) throw new Error('nobody');
        return { ...KEPT, result: 'unchanged' };
      },
    });
    await vi.runAllTimersAsync();
    expect((await done).result).toBe('unchanged');
    expect(new Set(saved).size).toBe(1);
    expect(saved).toHaveLength(3);
  });

  it('gives up after four tries', async () => {
    const keep = vi.fn(failing(new Error('nobody')));
    const { done } = aBackUp({ keep });
    await vi.runAllTimersAsync();
    await expect(done).rejects.toThrow('nobody');
    expect(keep).toHaveBeenCalledTimes(4);
  });

  it('does not try again when the archive says no', async () => {
    const keep = vi.fn(failing(new Error('the disk is full')));
    await expect(aBackUp({ keep }).done).rejects.toThrow('full');
    expect(keep).toHaveBeenCalledTimes(1);
  });
});
