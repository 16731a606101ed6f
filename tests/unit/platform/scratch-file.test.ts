import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetScratchFiles } from '../../../lib/platform/scratch-file';

afterEach(() => vi.unstubAllGlobals());

/** The browser's folder of files of ours; `getFile` fails on what is being written. */
function folderWith(files: Record<string, { busy?: boolean }>) {
  const left = new Set(Object.keys(files));
  vi.stubGlobal('navigator', {
    storage: {
      getDirectory: async () => ({
        async *entries() {
          for (const [name, { busy }] of Object.entries(files)) {
            const getFile = async () => {
              if (busy) throw new Error('locked');
              return { lastModified: Date.now() };
            };
            yield [name, { kind: 'file', getFile }];
          }
        },
        removeEntry: async (name: string) => left.delete(name),
      }),
    },
  });
  return left;
}

describe('forgetScratchFiles', () => {
  it('leaves nothing of an earlier export behind, however young, and touches nothing else', async () => {
    const left = folderWith({ 'leaving-1': {}, 'leaving-2': { busy: true }, other: {} });
    await forgetScratchFiles();
    expect([...left]).toEqual(['leaving-2', 'other']);
  });

  it('has nothing to do where the browser has no such files', async () => {
    vi.stubGlobal('navigator', {
      storage: { getDirectory: () => Promise.reject(new Error('SecurityError')) },
    });
    await expect(forgetScratchFiles()).resolves.toBeUndefined();
  });
});
