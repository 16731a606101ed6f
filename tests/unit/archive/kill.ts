/** The worker died here. */
export class Killed extends Error {}

const writing = ['put', 'add', 'delete'] as const;

/**
 * Runs `work` as a worker that dies at its n-th write (0: at the first). A browser rolls back the transaction of a context that
 * dies (measured in Chromium 156, 2026-11), so it is aborted and the write throws. True when it died, false when it had fewer writes.
 */
export async function killedAt(write: number, work: () => Promise<unknown>): Promise<boolean> {
  const originals = writing.map((name) => IDBObjectStore.prototype[name]);
  let left = write;
  writing.forEach((name, index) => {
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...all: unknown[]) {
      if (left-- === 0) {
        this.transaction.abort();
        throw new Killed();
      }
      return Reflect.apply(originals[index] as () => IDBRequest, this, all);
    } as never;
  });
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  } finally {
    writing.forEach((name, index) => {
      IDBObjectStore.prototype[name] = originals[index] as never;
    });
  }
}
