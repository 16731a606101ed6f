import { UnreadableFileError } from '../conversation/unreadable-file-error';
import {
  type BackupConversation,
  type BackupFile,
  type BackupManifest,
  MANIFEST_NAME,
} from '../import/backup-manifest';
import { type ByteSource, wholeBytes } from '../import/byte-source';
import { readDirectory, type ZipMember } from '../import/zip-directory';
import { unpack } from '../import/zip-reader';
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

/** Conversations read at the same time. */
const AT_ONCE = 4;

/**
 * Reads a ZIP file again after it was written, and compares every file in it with what was meant to be there: nobody should learn
 * on the day they need a backup that it is none. Ends early when the signal aborts.
 */
export async function verifyFile(
  source: ByteSource,
  manifest: BackupManifest,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal,
): Promise<VerifiedFile> {
  const { conversations } = manifest;
  const members = new Map((await membersOf(source)).map((member) => [member.name, member]));
  const report: VerifiedFile = { verified: 0, total: conversations.length, failed: [], cancelled: false };
  const checkOne = async (path: string, sha256: string) =>
    report.failed.push(...(await check(source, members, { title: null, files: [{ path, sha256 }] })));
  await checkOne(MANIFEST_NAME, await hash(manifestBytes(manifest)));
  let done = 0;
  const work = async (conversation: BackupConversation) => ({
    // Nothing of a damaged one could be written: nobody would call that verified.
    isThere: conversation.files.length > 0,
    failed: await check(source, members, conversation),
  });
  for await (const { isThere, failed } of inOrder(conversations, AT_ONCE, work)) {
    if (signal.aborted) return { ...report, cancelled: true };
    if (isThere && failed.length === 0) report.verified++;
    report.failed.push(...failed);
    onProgress({ done: ++done, total: conversations.length });
  }
  for (const { path, sha256 } of uniqueFiles(manifest)) await checkOne(path, sha256);
  return report;
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

async function check(
  source: ByteSource,
  members: Map<string, ZipMember>,
  { title, files }: { title: string | null; files: { path: string; sha256: string }[] },
): Promise<VerifiedFile['failed']> {
  const failed: VerifiedFile['failed'] = [];
  for (const { path, sha256 } of files) {
    const member = members.get(path);
    const found = member && (await hashOf(source, member));
    if (found !== sha256) failed.push({ title, path, why: found === undefined ? 'missing' : 'changed' });
  }
  return failed;
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
