import type { Draft } from '../../lib/drafts/draft';
import type { DraftStore } from '../../lib/drafts/journal';
import { storedFamily } from '../../lib/platform/storage';

const drafts = storedFamily<Draft>('local', 'draft-');

/** Drafts on this computer's disk: a content script can write them itself, without the worker. */
export const draftStore: DraftStore = {
  all: drafts.all,
  put: (draft) => drafts.put(draft.id, draft),
  remove: drafts.remove,
};
