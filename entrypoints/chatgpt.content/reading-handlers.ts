import type { BackfillReader } from '../../lib/archive/backfill/reader';
import type { Handlers } from '../../lib/platform/messages';

/** Answers the background when it backs up everything: this tab reads. */
export function readingHandlers(reader: BackfillReader): Partial<Handlers> {
  return {
    'backfill/accounts': () => reader.accounts(),
    'backfill/list': (_sender, ...all) => reader.list(...all),
    'backfill/conversation': (_sender, ...all) => reader.conversation(...all),
    'backfill/file': (_sender, ...all) => reader.file(...all),
  };
}
