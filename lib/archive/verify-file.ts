import { UnreadableFileError } from '../conversation/unreadable-file-error';
import { type BackupFile, type BackupManifest, MANIFEST_NAME } from '../import/backup-manifest';
import { type ByteSource, wholeBytes } from '../import/byte-source';
import { readDirectory, type ZipMember } from '../import/zip-directory';
import { unpack } from '../import/zip-reader';
import { inGroups } from './in-groups';
import { inOrder } from './in-order';
import { manifestBytes } from './manifest-bytes';
import { hash } from './pack';

export interface VerifiedFile {
  /** Conversations whose every file was read back and is what was written. */
  verified: number;
  total: number;
  /** What is missing or is not what was written. */
  failed: { title: string | null; path: string; why: 'missing' | 'changed' }[];
  cancelled: boolean;
}

/** SHA-256 of members of a ZIP file, in the given sequence; null for one that cannot be unpacked. */
export type HashMembers = (members: readonly ZipMember[]) => Promise<(string | null)[]>;

/** What is meant to be in the file together. */
interface Meant {
  title: string | null;
  files: readonly { path: string; sha256: string }[];
}

/** Members read at the same time. */
const AT_ONCE = 4;
/** Groups of conversations on their way at the same time; each is as large as what is read of a file at once. */
const GROUPS = 4;
const GROUP_BYTES = 1 << 20;

/**
 * Reads a ZIP file again after it was written, and compares every file in it with what was meant to be there: nobody should learn
 * on the day they need a backup that it is none. Ends early when the signal aborts.
 *
 * @param hashMembers who reads them; this thread when nobody is named
 */
export async function verifyFile(
  source: ByteSource,
  manifest: BackupManifest,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal,
  hashMembers: HashMembers = (members) => hashesOf(source, members),
): Promise<VerifiedFile> {
  const { conversations } = manifest;
  const members = new Map((await membersOf(source)).map((member) => [member.name, member]));
  const report: VerifiedFile = { verified: 0, total: conversations.length, failed: [], cancelled: false };
  const check = async (meant: readonly Meant[]) => {
    const there = meant.flatMap(({ files }) => files.flatMap(({ path }) => members.get(path) ?? []));
    const hashes = await hashMembers(there);
    const found = new Map(there.map(({ name }, place) => [name, hashes[place] ?? null]));
    return meant.map(({ title, files }) => ({
      // Nothing of a damaged one could be written: nobody would call that verified.
      isThere: files.length > 0,
      failed: differences({ title, files }, found),
    }));
  };
  const checkOne = async (path: string, sha256: string) => {
    for (const { failed } of await check([{ title: null, files: [{ path, sha256 }] }]))
      report.failed.push(...failed);
  };
  await checkOne(MANIFEST_NAME, await hash(manifestBytes(manifest)));
  const bytesOf = ({ files }: Meant) =>
    files.reduce((sum, { path }) => sum + (members.get(path)?.packedBytes ?? 0), 0);
  const groups = inGroups(conversations, GROUP_BYTES, bytesOf);
  let done = 0;
  for await (const checked of inOrder(groups, GROUPS, check)) {
    if (signal.aborted) return { ...report, cancelled: true };
    for (const { isThere, failed } of checked) {
      if (isThere && failed.length === 0) report.verified++;
      report.failed.push(...failed);
      onProgress({ done: ++done, total: conversations.length });
    }
  }
  for (const { path, sha256 } of uniqueFiles(manifest)) await checkOne(path, sha256);
  return report;
}

/** SHA-256 of members of a ZIP file; null for one that cannot be unpacked. */
export async function hashesOf(
  source: ByteSource,
  members: readonly ZipMember[],
): Promise<(string | null)[]> {
  const hashes: (string | null)[] = [];
  for await (const one of inOrder(members, AT_ONCE, (member) => hashOf(source, member))) hashes.push(one);
  return hashes;
}

/** Images and files, each once. */
function uniqueFiles({ files }: BackupManifest): BackupFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

async function membersOf(source: ByteSource): Promise<ZipMember[]> {
  try {
    return await readDirectory(source);
  } catch (error) {
    // No directory: then nothing is there, and each file is named as missing.
    if (error instanceof UnreadableFileError) return [];
    throw error;
  }
}

/** @param found SHA-256 of every member that was read, by its name */
function differences({ title, files }: Meant, found: Map<string, string | null>): VerifiedFile['failed'] {
  return files
    .filter(({ path, sha256 }) => found.get(path) !== sha256)
    .map(({ path }) => ({ title, path, why: found.has(path) ? 'changed' : 'missing' }));
}

/** Null when it cannot be unpacked. */
async function hashOf(source: ByteSource, member: ZipMember): Promise<string | null> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await wholeBytes(unpack(source, member), member.sizeBytes);
  } catch (error) {
    if (error instanceof UnreadableFileError) return null;
    throw error;
  }
  return hash(bytes);
}
