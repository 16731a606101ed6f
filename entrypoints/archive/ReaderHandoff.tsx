import { useState } from 'preact/hooks';
import { HandoffDisclosure } from '../../components/HandoffDisclosure';
import type { Conversation } from '../../lib/conversation/conversation';
import { newestFirst } from '../../lib/drafts/draft';
import { type Assistant, assistantsOf } from '../../lib/handoff/assistants';
import type { Handoff } from '../../lib/handoff/compose';
import { turnsOf } from '../../lib/handoff/turns';
import type { Translate } from '../../lib/i18n/translate';
import { draftStore } from '../../lib/platform/draft-store';
import { assistantsItem } from '../../lib/settings/assistants-item';

interface ReaderHandoffProps {
  conversation: Conversation;
  t: Translate;
}

/** "Continue elsewhere" for a saved conversation, with the prompt that was typed in it and never arrived. Needs no ChatGPT. */
export function ReaderHandoff({ conversation, t }: ReaderHandoffProps) {
  const [gathered, setGathered] = useState<{ handoff: Handoff; assistants: Assistant[] } | null>(null);
  const gather = async () => {
    const [drafts, choice] = await Promise.all([draftStore.all(), assistantsItem.get()]);
    const unsent = newestFirst(drafts).find(
      ({ conversationId, answer, setAside }) =>
        conversationId === conversation.id && answer === undefined && !setAside,
    );
    const { title } = conversation;
    const handoff = { title, turns: turnsOf(conversation), prompt: unsent?.text ?? null };
    setGathered({ handoff, assistants: assistantsOf(choice) });
  };
  return (
    <HandoffDisclosure
      handoff={gathered?.handoff ?? null}
      assistants={gathered?.assistants ?? []}
      t={t}
      onOpen={() => void gather()}
      onCopy={(text) => navigator.clipboard.writeText(text)}
    />
  );
}
