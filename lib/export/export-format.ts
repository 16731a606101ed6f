import type { Conversation, ServedConversation } from '../conversation/conversation';
import type { Translate } from '../i18n/translate';

/** The formats a person can choose from, in the order in which they are offered. */
export const FORMAT_IDS = ['markdown', 'html', 'json', 'text'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export interface WriteOptions {
  t: Translate;
  /** Where ChatGPT lives (`CHATGPT_ORIGIN`): under it a conversation has its address. */
  origin: string;
  /** The branch that is shown, or with it every other version of a message. JSON always holds all. */
  branches: 'active' | 'all';
  /** Where this copy came from; it is written into JSON only. Times in epoch ms. */
  copy?: { source: string; capturedAt: number };
}

/** One way to write a conversation down. One file per format in `formats/`; menus and the converter find it there. */
export interface ExportFormat {
  id: FormatId;
  /** Message key of its name. */
  label: string;
  /** Without the dot. */
  extension: string;
  mimeType: string;
  /**
   * The file in pieces, to be written one after the other. The same conversation, copy and options always yield the same bytes.
   *
   * @param conversation what `readConversation` made of `served`
   */
  write(conversation: Conversation, served: ServedConversation, options: WriteOptions): Iterable<string>;
}

const files = import.meta.glob<ExportFormat>('./formats/*.ts', { eager: true, import: 'default' });

/** Every export format, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = Object.values(files).sort(
  (one, other) => FORMAT_IDS.indexOf(one.id) - FORMAT_IDS.indexOf(other.id),
);
