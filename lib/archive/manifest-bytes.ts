import type { BackupManifest } from '../import/backup-manifest';

/** The file that says what a ZIP file holds: a line for each conversation, so that small differences between two backups stay small. */
export function manifestBytes({ conversations, ...rest }: BackupManifest): Uint8Array<ArrayBuffer> {
  const lines = conversations.map((each) => JSON.stringify(each)).join(',\n');
  return new TextEncoder().encode(`${JSON.stringify(rest).slice(0, -1)},"conversations":[\n${lines}\n]}\n`);
}
