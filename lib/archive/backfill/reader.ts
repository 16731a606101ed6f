import type { Kept } from '../revision';
import type { ListQuery } from './job';
import type { Listed } from './queue';

/** How a read failed, whoever made it: names of the errors in `lib/chatgpt/errors.ts`. */
export type Failure =
  | { failed: 'rate-limited'; until: number | null }
  | {
      failed:
        | 'signed-out'
        | 'challenged'
        | 'service'
        | 'unreachable'
        | 'inaccessible'
        | 'gone'
        | 'changed'
        | 'full'
        | 'deleted';
    };

export type Outcome<T> = { value: T } | Failure;

/** One page of a list, as the server gave it. */
export interface ListPage {
  items: Listed[];
  /** How many the whole list holds; null when the server does not say. */
  total: number | null;
  /** Where it goes on; null at its end. A page that could not be read is a failure, never an end. */
  next: ListQuery | null;
  /** Lists inside this one: the projects of an account. */
  lists: ListQuery[];
  /** What those projects are called, by their ids; one without a name is left out. */
  names?: Record<string, string>;
}

/** Bytes of a file in base64, or why they are not to be had. */
export interface FileRead {
  name: string | null;
  mimeType: string | null;
  base64: string | null;
  why: 'gone' | 'elsewhere' | 'too-large' | null;
}

/** Reads with the session of a ChatGPT tab. Rejects when the tab is gone. */
export interface BackfillReader {
  accounts(): Promise<Outcome<string[]>>;
  list(account: string, query: ListQuery): Promise<Outcome<ListPage>>;
  /** Reads a conversation and gives it to the archive. Asked again while it still reads, it does not read twice. */
  conversation(account: string, id: string): Promise<Outcome<Kept>>;
  file(account: string, fileId: string, conversationId: string): Promise<Outcome<FileRead>>;
}
