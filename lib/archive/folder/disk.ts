import { nameKey } from '../../export/file-name';

/** Bytes of a file in the folder; null when there is none of that name. */
export async function readBytes(
  root: FileSystemDirectoryHandle,
  path: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const { folder, name } = await placeOf(root, path, false);
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return null;
    throw error;
  }
}

/** Writes a file as a whole or not at all: the browser writes beside it and swaps the two when the last byte is there. */
export async function writeBytes(
  root: FileSystemDirectoryHandle,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { folder, name } = await placeOf(root, path, true);
  const file = await folder.getFileHandle(name, { create: true });
  const writing = await file.createWritable();
  try {
    await writing.write(bytes);
    await writing.close();
  } catch (error) {
    await writing.abort().catch(() => undefined);
    throw error;
  }
}

/** Removes a file, if there is one. */
export async function removeFile(root: FileSystemDirectoryHandle, path: string): Promise<void> {
  try {
    const { folder, name } = await placeOf(root, path, false);
    await folder.removeEntry(name);
  } catch (error) {
    if (!isNamed(error, 'NotFoundError')) throw error;
  }
}

/**
 * Paths of everything in the folder and in those of its folders that are named, as `nameKey`. Others are not looked into: the user's own
 * may hold anything. Rejects with `NotFoundError` when the folder itself is gone.
 */
export async function namesIn(
  root: FileSystemDirectoryHandle,
  folders: ReadonlySet<string>,
): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const name of root.keys()) names.add(nameKey(name));
  for (const path of folders) {
    for (const name of await namesAt(root, path)) names.add(nameKey(`${path}/${name}`));
  }
  return names;
}

/** Names in a folder of the folder; none when it is not there. */
async function namesAt(root: FileSystemDirectoryHandle, path: string): Promise<string[]> {
  const names: string[] = [];
  try {
    const { folder } = await placeOf(root, `${path}/`, false);
    for await (const name of folder.keys()) names.push(name);
  } catch (error) {
    if (!isNamed(error, 'NotFoundError')) throw error;
  }
  return names;
}

/** The browser's errors are told apart by their names alone. */
export function isNamed(error: unknown, name: string): boolean {
  return (error as Error | null)?.name === name;
}

async function placeOf(root: FileSystemDirectoryHandle, path: string, create: boolean) {
  const names = path.split('/');
  const name = names.pop() ?? '';
  let folder = root;
  for (const each of names) folder = await folder.getDirectoryHandle(each, { create });
  return { folder, name };
}
