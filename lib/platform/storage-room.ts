/** Room on this computer's disk, as far as the browser tells. Bytes. */
export interface StorageRoom {
  used: number;
  /** What the browser would give us altogether; it lends from what is free on the disk. */
  quota: number;
}

/** What is used and what there is; null when the browser does not say. */
export async function storageRoom(): Promise<StorageRoom | null> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? null : { used: usage, quota };
}

/** Asks the browser never to clear the archive by itself when the disk runs full. True when it promises. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
