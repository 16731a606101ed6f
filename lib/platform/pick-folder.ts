/** What browsers with the File System Access API have beside the standard (Chrome 86 and later; not Firefox). */
interface Permissive {
  queryPermission?(how: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(how: { mode: 'readwrite' }): Promise<PermissionState>;
}

interface Picks {
  showDirectoryPicker?(how: { id: string; startIn: string }): Promise<FileSystemDirectoryHandle>;
}

const WRITING = { mode: 'readwrite' } as const;

/** Whether this browser lets a person choose a folder for an extension to write into. */
export function canPickFolder(): boolean {
  return typeof (globalThis as Picks).showDirectoryPicker === 'function';
}

/**
 * Lets the user choose a folder and allow writing into it. To be called in a click. Null when they choose none, or do not allow it.
 * It is picked first and asked about second: only then Chrome offers "Allow on every visit".
 */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const folder = await (globalThis as Picks).showDirectoryPicker?.({ id: 'folder', startIn: 'documents' });
    return folder && (await askToWrite(folder)) ? folder : null;
  } catch (error) {
    if ((error as Error).name === 'AbortError') return null;
    throw error;
  }
}

/** Asks the user; to be called in a click. */
export async function askToWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const asked = (folder as Permissive).requestPermission?.(WRITING) ?? 'granted';
  return (await asked) === 'granted';
}

/** Whether writing is allowed right now; asks nobody. */
export async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const state = (folder as Permissive).queryPermission?.(WRITING) ?? 'granted';
  return (await state) === 'granted';
}
