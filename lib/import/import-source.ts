import type { ServedConversation } from '../conversation/conversation';
import type { Refusal } from '../conversation/unreadable-file-error';
import type { ByteSource } from './byte-source';

/** A file somebody gives us. */
export interface ImportedFile {
  /** As the person knows it; shown in sentences. */
  name: string;
  bytes: ByteSource;
  /** Called once when the file was looked through, and what follows is found in it. */
  onChecked?(): void;
}

/** What was found in a file. `from` says where: "conversations.json #3". */
export type Found =
  | { is: 'conversation'; from: string; served: ServedConversation }
  /** An image or a file that conversations may refer to by its id. */
  | {
      is: 'file';
      from: string;
      fileId: string;
      name: string | null;
      mimeType: string | null;
      /** The message and the conversation it was made in, as far as the export tells. */
      madeIn: { messageId: string | null; conversationId: string | null };
      read(): Promise<Uint8Array<ArrayBuffer>>;
    }
  /** Something that was left out. */
  | { is: 'skipped'; from: string; because: Refusal };

/** One kind of file. One file per kind in `sources/`. */
export interface ImportSource {
  id: string;
  /** By the first bytes (up to 64) alone: names prove nothing. */
  recognise(first: Uint8Array): boolean;
  /**
   * Conversations one at a time, each with its exact text. Throws `UnreadableFileError` when the file as a whole cannot be read,
   * before it has yielded any: what is wrong shows itself while the file is looked through. It says why, not which file.
   */
  read(file: ImportedFile): AsyncIterable<Found>;
}
