import type { PartialReason, ServedConversation } from '../conversation/conversation';
import { asNumber, asObject, asText, type Json, type JsonObject, objectsIn } from '../conversation/json';

/** The two kinds of ZIP files that we write: a backup can be restored, an export is for reading only. */
export const BACKUP_FORMAT = 'lifeboat-backup/1';
export const EXPORT_FORMAT = 'lifeboat-export/1';

/** Name of the manifest inside them. */
export const MANIFEST_NAME = 'manifest.json';

/** What `manifest.json` says. Times in ISO form are for people, those in epoch ms are what the archive restores. */
export interface BackupManifest {
  format: typeof BACKUP_FORMAT | typeof EXPORT_FORMAT;
  created: string;
  counts: { conversations: number; copies: number; messages: number; files: number; deleted: number };
  conversations: BackupConversation[];
  /** Images and files that conversations show; equal ones have the same path. */
  files: BackupFile[];
  /** Conversations that are remembered as deleted. */
  deleted: BackupTombstone[];
  /** What the user had decided, and the prompts that were kept, each by its name; empty in an export. */
  settings: JsonObject;
}

export interface BackupConversation {
  account: string;
  id: string;
  title: string | null;
  created: string | null;
  updated: string | null;
  messages: number;
  /** Everything in the ZIP file that belongs to it. SHA-256 in hexadecimal. */
  files: { path: string; sha256: string; bytes: number }[];
  /** Which copy is the one shown (`seq`), and when it was last confirmed; epoch ms. */
  shown: number;
  keptAt: number;
  /** Every copy the archive holds, the oldest first; empty in an export. */
  copies: BackupCopy[];
}

/** One copy: where its text stands, and what the archive knows about it. */
export interface BackupCopy {
  path: string;
  seq: number;
  /** Hash over shape and bodies, as the archive names it. */
  sha256: string;
  shape: ServedConversation['shape'];
  source: string;
  /** Epoch ms. */
  capturedAt: number;
  keptAt: number;
  capturedPartial: PartialReason | null;
  bodies: BackupBody[];
}

/** How to take a body out of the file as it went in, blanks around it included. */
export interface BackupBody {
  /** Length in UTF-16 units. */
  units: number;
  /** Whether a byte order mark stood in front of it, which no JSON file may have in its middle. */
  bom: boolean;
}

export interface BackupFile {
  account: string;
  /** As ChatGPT names it. */
  id: string;
  conversationId: string;
  name: string | null;
  mimeType: string | null;
  path: string;
  sha256: string;
  bytes: number;
}

export interface BackupTombstone {
  account: string;
  id: string;
  /** Epoch ms. */
  at: number;
  by: string;
}

/** Reads a manifest, which anybody may have written; what is not as it should be is left out. Null when it is none of ours. */
export function readManifest(json: Json | undefined): BackupManifest | null {
  const object = asObject(json);
  const format = object?.format;
  if (!object || (format !== BACKUP_FORMAT && format !== EXPORT_FORMAT)) return null;
  const conversations = objectsIn(object.conversations).flatMap(readConversation);
  const deleted = objectsIn(object.deleted).flatMap(({ account, id, at, by }) => {
    const [whose, which, when] = [asText(account), asText(id), asNumber(at)];
    return whose && which && when !== null
      ? [{ account: whose, id: which, at: when, by: asText(by) ?? 'user' }]
      : [];
  });
  const files = objectsIn(object.files).map(readFile);
  return {
    format,
    created: asText(object.created) ?? '',
    counts: {
      conversations: conversations.length,
      copies: conversations.reduce((sum, { copies }) => sum + copies.length, 0),
      messages: conversations.reduce((sum, { messages }) => sum + messages, 0),
      files: conversations.reduce((sum, each) => sum + each.files.length, 0) + files.length,
      deleted: deleted.length,
    },
    conversations,
    files,
    deleted,
    // Whoever takes it back looks at each of them.
    settings: asObject(object.settings) ?? {},
  };
}

function readConversation(given: JsonObject): BackupConversation[] {
  const [account, id] = [asText(given.account), asText(given.id)];
  if (!account || !id) return [];
  return [
    {
      account,
      id,
      title: asText(given.title),
      created: asText(given.created),
      updated: asText(given.updated),
      messages: asNumber(given.messages) ?? 0,
      files: objectsIn(given.files).map(({ path, sha256, bytes }) => ({
        path: asText(path) ?? '',
        sha256: asText(sha256) ?? '',
        bytes: asNumber(bytes) ?? 0,
      })),
      shown: asNumber(given.shown) ?? 0,
      keptAt: asNumber(given.keptAt) ?? 0,
      copies: objectsIn(given.copies).map(readCopy),
    },
  ];
}

function readFile(given: JsonObject): BackupFile {
  return {
    account: asText(given.account) ?? '',
    id: asText(given.id) ?? '',
    conversationId: asText(given.conversationId) ?? '',
    name: asText(given.name),
    mimeType: asText(given.mimeType),
    path: asText(given.path) ?? '',
    sha256: asText(given.sha256) ?? '',
    bytes: asNumber(given.bytes) ?? 0,
  };
}

function readCopy(given: JsonObject): BackupCopy {
  const keptAt = asNumber(given.keptAt) ?? 0;
  return {
    path: asText(given.path) ?? '',
    seq: asNumber(given.seq) ?? 0,
    sha256: asText(given.sha256) ?? '',
    shape: (asText(given.shape) ?? 'tree') as BackupCopy['shape'],
    source: asText(given.source) ?? 'backup',
    capturedAt: asNumber(given.capturedAt) ?? keptAt,
    keptAt,
    capturedPartial: asText(given.capturedPartial) as PartialReason | null,
    bodies: objectsIn(given.bodies).map(({ units, bom }) => ({
      units: asNumber(units) ?? 0,
      bom: bom === true,
    })),
  };
}
