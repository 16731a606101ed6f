import type { ServedConversation } from '../conversation/conversation';
import type { Refusal } from '../conversation/unreadable-file-error';
import type { ByteSource } from './byte-source';

/** A file somebody gives us. */
export interface ImportedFile {
  /** As the person knows it; shown in sentences. */
  name: string;
  bytes: ByteSource;
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
   * possibly after it has yielded some; it says why, not which file.
   */
  read(file: ImportedFile): AsyncIterable<Found>;
}
