import type { ServedConversation } from '../conversation/conversation';
import { parseJson } from '../conversation/json';
import { type Refusal, UnreadableFileError } from '../conversation/unreadable-file-error';
import {
  BACKUP_FORMAT,
  type BackupConversation,
  type BackupCopy,
  type BackupManifest,
  MANIFEST_NAME,
  readManifest,
} from './backup-manifest';
import { textOf, wholeBytes, wholeText } from './byte-source';
import { bodiesOf } from './copy-text';
import type { ImportedFile } from './import-source';
import type { ZipMember } from './zip-directory';
import { safeDirectory, unpack } from './zip-reader';

/** A copy as it went into the backup, or why it does not come out. */
export type BackedUp =
  | { copy: BackupCopy; served: ServedConversation }
  | { copy: BackupCopy; because: Refusal };

/** A backup of ours, opened. */
export interface Backup {
  manifest: BackupManifest;
  /** All copies of one conversation, the oldest first. */
  copiesOf(conversation: BackupConversation): AsyncIterable<BackedUp>;
  /** The bytes of a member; null when it is not there. Throws `UnreadableFileError` when they are damaged. */
  bytesOf(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

/**
 * Opens a backup of ours. Null when the file is something else.
 *
 * Throws `UnreadableFileError` when it is a ZIP file that cannot be read, or an export of ours that holds no copies.
 */
export async function openBackup({ bytes }: ImportedFile): Promise<Backup | null> {
  const [p, k] = await bytes.read(0, 2);
  if (p !== 0x50 || k !== 0x4b) return null;
  const members = new Map<string, ZipMember>();
  for (const member of await safeDirectory(bytes)) members.set(member.name, member);
  const read = (member: ZipMember) => wholeText(textOf(unpack(bytes, member)));
  const first = members.get(MANIFEST_NAME);
  const manifest = first ? readManifest(parseJson(await read(first))) : null;
  if (!manifest) return null;
  if (manifest.format !== BACKUP_FORMAT) throw new UnreadableFileError('reading-export');
  return {
    manifest,
    async bytesOf(path) {
      const member = members.get(path);
      return member ? wholeBytes(unpack(bytes, member), member.sizeBytes) : null;
    },
    async *copiesOf({ id, copies }) {
      for (const copy of [...copies].sort((a, b) => a.seq - b.seq)) {
        const member = members.get(copy.path);
        const text = member ? await readOrWhy(() => read(member)) : { because: 'not-there' as const };
        if (typeof text !== 'string') {
          yield { copy, ...text };
          continue;
        }
        const bodies = bodiesOf(text, copy.bodies);
        if (bodies) yield { copy, served: { shape: copy.shape, bodies, id } };
        else yield { copy, because: 'changed-since' };
      }
    },
  };
}

async function readOrWhy(read: () => Promise<string>): Promise<string | { because: Refusal }> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { because: error.why };
  }
}
