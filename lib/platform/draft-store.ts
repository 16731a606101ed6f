import type { Draft } from '../drafts/draft';
import { storedFamily } from './storage';

const drafts = storedFamily<Draft>('local', 'draft-');

/** Drafts on this computer's disk, for the page they are typed in (which can write them itself, without the worker) and for the lists. */
export const draftStore = {
  all: drafts.all,
  put: (draft: Draft) => drafts.put(draft.id, draft),
  remove: drafts.remove,
  watch: drafts.watch,
  /** Forgets every prompt that is kept. */
  async clear(): Promise<void> {
    await Promise.all((await drafts.all()).map(({ id }) => drafts.remove(id)));
  },
};
