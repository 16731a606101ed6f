/** A file on its way out: written piece by piece, then handed over as a whole. */
export interface ScratchFile {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ends it. What it holds can be read, and saved, as long as this page lives. */
  close(): Promise<Blob>;
  /** Throws it away. */
  discard(): Promise<void>;
}

const PREFIX = 'leaving-';

/** Whoever saves a file has long finished by then. */
const OLD_MS = 60 * 60_000;

/** Small writes are gathered: each one costs a call into the file system. */
const PIECE = 1 << 20;

/**
 * Opens a file of the extension's own, on the disk where the browser has such files (OPFS), so that an archive of any size is written
 * with the same little memory; else in pieces of a blob. Works in a web worker only. Files of earlier exports are removed first.
 */
export async function openScratchFile(now: number): Promise<ScratchFile> {
  try {
    const { storage } = navigator;
    return await onDisk(await storage.getDirectory(), now);
  } catch {
    // Firefox has none while it keeps no history; then the browser decides where the pieces live.
    return inPieces();
  }
}

/** Removes every file of an earlier export, but for one that is being written. For any page. */
export async function forgetScratchFiles(): Promise<void> {
  const { storage } = navigator;
  const folder = await storage.getDirectory().catch(() => null);
  if (folder) await removeOld(folder, Number.POSITIVE_INFINITY);
}

/** What a file has in workers only, where the types of pages do not reach. */
interface InWorker {
  createSyncAccessHandle(): Promise<{ write(bytes: Uint8Array): number; flush(): void; close(): void }>;
}

async function onDisk(folder: FileSystemDirectoryHandle, now: number): Promise<ScratchFile> {
  await removeOld(folder, now);
  const name = `${PREFIX}${crypto.randomUUID()}`;
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await (handle as unknown as InWorker).createSyncAccessHandle();
  const gathered = new Uint8Array(PIECE);
  let held = 0;
  const flush = () => {
    for (let at = 0; at < held; ) at += file.write(gathered.subarray(at, held));
    held = 0;
  };
  return {
    async write(bytes) {
      if (held + bytes.length > PIECE) flush();
      if (bytes.length > PIECE) for (let at = 0; at < bytes.length; ) at += file.write(bytes.subarray(at));
      else {
        gathered.set(bytes, held);
        held += bytes.length;
      }
    },
    async close() {
      flush();
      file.flush();
      file.close();
      return handle.getFile();
    },
    async discard() {
      file.close();
      await folder.removeEntry(name);
    },
  };
}

async function removeOld(folder: FileSystemDirectoryHandle, now: number): Promise<void> {
  for await (const [name, handle] of folder.entries()) {
    if (!name.startsWith(PREFIX) || handle.kind !== 'file') continue;
    try {
      const { lastModified } = await (handle as FileSystemFileHandle).getFile();
      if (lastModified < now - OLD_MS) await folder.removeEntry(name);
    } catch {
      // Somebody is writing it.
    }
  }
}

function inPieces(): ScratchFile {
  const pieces: Blob[] = [];
  let gathered: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  const flush = () => {
    pieces.push(new Blob(gathered));
    gathered = [];
    held = 0;
  };
  return {
    async write(bytes) {
      gathered.push(bytes);
      held += bytes.length;
      if (held > PIECE) flush();
    },
    async close() {
      flush();
      return new Blob(pieces);
    },
    async discard() {
      pieces.length = 0;
    },
  };
}
