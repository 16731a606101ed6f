import type { DBSchema, IDBPDatabase } from 'idb';
import type { Job } from '../archive/backfill/job';
import type { QueueRow } from '../archive/backfill/queue';
import type { Folder, FolderFile } from '../archive/folder/folder';
import type { RevisionSource } from '../archive/revision';
import type { PartialReason, ServedConversation } from '../conversation/conversation';
import type { CountedAction, DayOfUse } from '../history/availability';
import type { SeenIncident } from '../history/incident';
import type { PublishedIncident } from '../history/published';

/**
 * The one IndexedDB of the extension's own origin. A content script never opens it: there `indexedDB` is chatgpt.com's.
 *
 * One conversation is one (account, conversationId), and everything about it begins its key with that pair, so that a key range
 * finds or removes all of it. `bodies` are what was served and the only truth; `heads` and `searchText` are derived from
 * them and carry the version of the code that derived them.
 */
export interface LifeboatSchema extends DBSchema {
  heads: {
    key: ConversationKey;
    value: Head;
    indexes: { byRecency: number; byConversation: string };
  };
  revisions: {
    key: [account: string, conversationId: string, seq: number];
    value: Revision;
    indexes: { byHash: [account: string, conversationId: string, sha256: string] };
  };
  bodies: {
    key: [account: string, conversationId: string, sha256: string];
    value: Body;
  };
  searchText: {
    key: ConversationKey;
    value: SearchText;
  };
  tombstones: {
    key: ConversationKey;
    value: Tombstone;
  };
  /** Outages as they were seen from here. */
  incidents: {
    key: number;
    value: SeenIncident;
  };
  /** The same, and others, as the status page told them. */
  publishedIncidents: {
    key: string;
    value: PublishedIncident;
  };
  /** The user's own successes and failures, day by day. */
  days: {
    key: string;
    value: DayOfUse;
  };
  /** Actions of the last hour that the days have in them already. */
  countedActions: {
    key: string;
    value: CountedAction;
  };
  /** Long work that goes on after a restart. */
  jobs: {
    key: string;
    value: Job;
  };
  /** Conversations that the server lists, to be backed up or done. */
  queue: {
    key: ConversationKey;
    value: QueueRow;
    indexes: { byState: [state: string, rank: number] };
  };
  /** Images and files of conversations: what each is, and whether its bytes are held. */
  files: {
    key: [account: string, fileId: string];
    value: KeptFile;
    indexes: { byState: string };
  };
  /** Bytes of files, each once, however many conversations show it. */
  fileBytes: {
    key: string;
    value: FileBytes;
  };
  /** The folder on the disk that is kept up to date, with what the browser knows it by. */
  folders: {
    key: string;
    value: Folder;
  };
  /** What was last written into it, a row for each conversation. */
  folderFiles: {
    key: ConversationKey;
    value: FolderFile;
    indexes: { byName: string };
  };
}

export type Database = IDBPDatabase<LifeboatSchema>;

/** The identity of a conversation. */
export type ConversationKey = [account: string, conversationId: string];

/** What stands in a conversation beside plain words. */
export type Content = 'code' | 'images' | 'files';

/** A conversation in the list. Small: ten thousand of them are read at once. */
export interface Head {
  account: string;
  conversationId: string;
  title: string | null;
  /** Epoch ms, as ChatGPT says; null when the copy does not tell. */
  createdAt: number | null;
  updatedAt: number | null;
  /** What the list is sorted by: the conversation's last change, else its creation, else the moment of capture. Epoch ms. */
  recentAt: number;
  project: string | null;
  archived: boolean;
  /** Models that answered, in order of appearance. Rows that older code derived lack this and the next until they are rebuilt. */
  models: string[];
  /** What a person may filter by. */
  contents: Content[];
  /** Messages a reader sees on the active branch of the current copy. */
  messages: number;
  partialBecause: PartialReason | null;
  source: RevisionSource;
  /** Which revision is shown. */
  currentSeq: number;
  /** How many differing copies are kept. */
  revisions: number;
  /** When the current copy was kept, or last confirmed by receiving the same bytes again. Epoch ms. */
  keptAt: number;
  /** When the user deleted it; the rest stays until the time to undo is over. Epoch ms. */
  deletedAt: number | null;
  derivedBy: number;
}

/** One copy as it was received: where it came from and what it holds. Its bytes are in `bodies`. Only `holds` is derived. */
export interface Revision {
  account: string;
  conversationId: string;
  /** 1 for the first copy kept, then upwards. */
  seq: number;
  /** Hash over shape and bodies: the same copy received twice is one revision. Hexadecimal. */
  sha256: string;
  shape: ServedConversation['shape'];
  source: RevisionSource;
  /** Epoch ms. */
  capturedAt: number;
  keptAt: number;
  /** Why whoever captured it already knew it to be partial. */
  capturedPartial: PartialReason | null;
  /** Hashes of the bodies, in served order. */
  bodies: string[];
  /** What the copy holds, to compare it with another one without unpacking it. */
  holds: Holdings;
}

/** What one copy holds. */
export interface Holdings {
  /** Ids of the active branch, then of the other branches and of what is hidden. */
  active: string[];
  others: string[];
  /** Characters of readable text in all of them. */
  characters: number;
  /** Epoch ms, as the copy says. */
  updatedAt: number | null;
  /** Null when the copy is whole. */
  partialBecause: PartialReason | null;
}

/** One served body, packed. Flat conversations are served in pages: a page that did not change is kept once. */
export interface Body {
  account: string;
  conversationId: string;
  /** Of the text in UTF-8, before packing. Hexadecimal. */
  sha256: string;
  /** gzip of the text in UTF-8. */
  packed: Uint8Array<ArrayBuffer>;
  /** Length of the text in UTF-8. */
  bytes: number;
}

/**
 * What search scans: folded text (`lib/search/normalise.ts`) of every message that any kept copy holds, in bytes (`lib/search/bytes.ts`).
 * One string per conversation, because a list of messages takes twice as long to read from the disk and five times as long to scan
 * (measured 2026-11).
 */
export interface SearchText {
  account: string;
  conversationId: string;
  /** Folded, in bytes. */
  title: string;
  /** One line per message; folded text holds no line break itself. */
  text: string;
  /** For each line a line: the copy whose text it is and the id of the message, as JSON. */
  places: string;
  derivedBy: number;
}

/**
 * A deletion. By the user: remembered after everything else is gone, so that no automatic capture brings it back. By the server:
 * proven, and the conversation stays readable.
 */
export interface Tombstone {
  account: string;
  conversationId: string;
  /** Epoch ms. */
  at: number;
  by: 'user' | 'server';
}

/** A file that a conversation shows. */
export interface KeptFile {
  account: string;
  /** As ChatGPT names it; for a file of the code interpreter its path after its message. */
  fileId: string;
  /** The conversation it was first seen in, or another one that shows it when that was deleted: ChatGPT hands it out with that. */
  conversationId: string;
  name: string | null;
  mimeType: string | null;
  state: 'waiting' | 'held' | 'absent';
  /** Of the bytes, hexadecimal; null while they are not held. */
  sha256: string | null;
  bytes: number | null;
  /** Key of the sentence that says why they are not there. */
  why: string | null;
  tries: number;
}

/** The bytes of files, by their hash. */
export interface FileBytes {
  sha256: string;
  data: Uint8Array<ArrayBuffer>;
}
