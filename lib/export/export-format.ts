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
  /** Address of an image or a file beside the one that is written, relative to it; null when it is not there. */
  fileAt?: (fileId: string) => string | null;
  /** Address that holds a picture whole (`data:`), for the formats that draw pictures; null when it is not there. */
  pictureAt?: (fileId: string) => string | null;
  /** As `USUAL` where nothing is said. */
  choices?: Partial<Choices>;
  /** Where this copy came from; it is written into JSON only. Times in epoch ms. */
  copy?: { source: string; capturedAt: number };
}

/** What a person may add or leave out. */
export interface Choices {
  /** Facts about the conversation in front of it, which note-taking programs read (Markdown). */
  frontMatter: boolean;
  /** When each turn began (Markdown and text; HTML always says it). */
  times: boolean;
  /** Thoughts and the work of tools (Markdown and text; HTML always has them, folded). */
  steps: boolean;
  /** The list of pages under an answer. Links inside the text stay. */
  sources: boolean;
  /** Formulas between dollars, for programs that know no other sign of them (Markdown). */
  dollars: boolean;
}

export const USUAL: Choices = {
  frontMatter: true,
  times: false,
  steps: false,
  sources: true,
  dollars: false,
};

/** What a format needs to know while it writes. */
export type Writing = Choices & Pick<WriteOptions, 'fileAt' | 'pictureAt'>;

export function writingOf({ choices, fileAt, pictureAt }: WriteOptions): Writing {
  return { ...USUAL, ...choices, fileAt, pictureAt };
}

/** One way to write a conversation down. One file per format in `formats/`; `export-formats.ts` finds it there. */
export interface ExportFormat {
  id: FormatId;
  /** Message key of its name. */
  label: string;
  /** Without the dot. */
  extension: string;
  mimeType: string;
  /** It draws pictures that it is given (`pictureAt`). */
  drawsPictures?: true;
  /**
   * The file in pieces, to be written one after the other. The same conversation, copy and options always yield the same bytes.
   *
   * @param conversation what `readConversation` made of `served`
   */
  write(conversation: Conversation, served: ServedConversation, options: WriteOptions): Iterable<string>;
}
