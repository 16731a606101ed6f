/** A conversation as a person reads it. Always derived from served bytes, never the truth itself. */

/** The raw form in which a conversation was received. Bodies are kept exactly as text. */
export interface ServedConversation {
  /**
   * `tree`: one body with a `mapping`. `flat`: the page's `messages[]`, first body the newest page, older pages behind it.
   * `dom`: what the page showed when its API failed (`lib/capture/rescue.ts` documents the JSON).
   * `layers`: pieces that arrived at different times, the newest first, each a tree, a page of the flat form or a streamed exchange
   * (`stream-copy.ts`); `layers.ts` joins them by the ids of their messages.
   */
  shape: 'tree' | 'flat' | 'dom' | 'layers';
  bodies: string[];
  /** The conversation id, for bodies that do not carry it themselves. */
  id: string;
}

/** Few and closed: a content type of tomorrow maps onto these, so no format, reader or search code changes with it. */
export type Part =
  /** What the model or the user wrote: Markdown for assistants, plain text for users; reference marks already replaced. */
  | { kind: 'text'; text: string }
  | { kind: 'code'; language: string | null; code: string }
  | { kind: 'output'; text: string; failed: boolean }
  | {
      kind: 'image';
      fileId: string | null;
      alt: string;
      width: number | null;
      height: number | null;
    }
  | { kind: 'audio'; fileId: string | null }
  | {
      kind: 'file';
      fileId: string | null;
      name: string;
      sizeBytes: number | null;
      mimeType: string | null;
    }
  | { kind: 'quote'; text: string; title: string | null; url: string | null }
  | { kind: 'thought'; summary: string | null; text: string }
  | {
      kind: 'canvas';
      /** All documents of the conversation, as ChatGPT holds them beside its messages. */
      fileId: string | null;
      title: string;
      documentType: string;
      text: string;
      reconstructed: boolean;
    }
  /** A short line about the turn itself, in the words of the server; the seconds it thought, when that is what it says. */
  | { kind: 'notice'; text: string; seconds: number | null }
  | { kind: 'error'; text: string }
  /** Not understood yet: kept as JSON and said so, never dropped. */
  | { kind: 'unknown'; contentType: string; json: string };

/** A link an answer refers to. */
export interface Source {
  title: string;
  url: string;
}

export interface Message {
  id: string;
  /** `user`, `assistant`, `tool`, `system`, or whatever the server called it. */
  role: string;
  /** Name of a tool, when there is one. */
  authorName: string | null;
  /** Epoch ms. */
  createdAt: number | null;
  model: string | null;
  parts: Part[];
  /** Cited pages, de-duplicated, in order of appearance. */
  sources: Source[];
  /** `shown` as an ordinary message, `folded` behind a summary (thoughts, tools), `hidden` from the reading view. */
  visibility: 'shown' | 'folded' | 'hidden';
  /** The answer was cut off or is still being written. */
  unfinished: boolean;
  /** Its text goes on exactly where the message before it ended, because that one had reached the length limit. */
  continues: boolean;
  /** "2 of 3" among the versions of this message, and the ids of all of them; null when it has no siblings. */
  version: { index: number; count: number; ids: string[] } | null;
}

export interface Conversation {
  id: string;
  title: string | null;
  /** Epoch ms. */
  createdAt: number | null;
  updatedAt: number | null;
  model: string | null;
  /** Project id (`g-p-…`) or null. */
  project: string | null;
  archived: boolean;
  /** The active branch, in order, hidden messages included. */
  messages: Message[];
  /** Messages of the other branches, each once, in depth-first order. */
  otherBranches: Message[];
  /** Null when everything is there; otherwise why this copy is partial. */
  partialBecause: PartialReason | null;
  notes: ReadingNotes;
}

/** What had to be guessed or left out while reading. */
export interface ReadingNotes {
  /** The server did not say which branch is current, or named a message that is not there: the newest one was taken. */
  branchGuessed: boolean;
  /** Reference marks without anything they refer to; deleted from the text. */
  ghostCitations: number;
}

export type PartialReason =
  | 'truncated-by-extension'
  | 'broken-links'
  | 'missing-pages'
  | 'no-messages'
  | 'still-writing'
  | 'cut-off'
  | 'seen-on-page';
