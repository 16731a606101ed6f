import type { PromptListProps } from '../../components/PromptList';
import { useDrafts } from '../../components/use-drafts';
import { type Draft, newestFirst } from '../../lib/drafts/draft';
import type { Translate } from '../../lib/i18n/translate';
import { draftStore } from '../../lib/platform/draft-store';
import { sendToTab } from '../../lib/platform/messages';

/** The prompts that are kept, and what can be done with them. `first` is what was read before the first paint. */
export function usePrompts(first: readonly Draft[], tabId: number | null, t: Translate): PromptListProps {
  return {
    prompts: newestFirst(useDrafts(draftStore, first)),
    t,
    onCopy: (text) => navigator.clipboard.writeText(text),
    onPutBack: tabId === null ? null : (text) => sendToTab(tabId, 'draft/put-back', text),
    onDelete: (id) => void draftStore.remove(id),
  };
}
