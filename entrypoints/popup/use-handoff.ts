import { useState } from 'preact/hooks';
import type { HandoffDisclosureProps } from '../../components/HandoffDisclosure';
import { findRevision, readRevision } from '../../lib/archive/revisions';
import { readConversation } from '../../lib/conversation/read-conversation';
import { openDatabase } from '../../lib/database/open';
import type { Draft } from '../../lib/drafts/draft';
import { type AssistantChoice, assistantsOf } from '../../lib/handoff/assistants';
import type { Handoff } from '../../lib/handoff/compose';
import { turnsOf } from '../../lib/handoff/turns';
import type { Translate } from '../../lib/i18n/translate';
import { sendToTab } from '../../lib/platform/messages';
import type { Front } from './front';

/** What there is to go on with elsewhere: what the ChatGPT tab shows, else the saved copy, with the newest prompt that never arrived. */
export function useHandoff(
  front: Front,
  prompts: readonly Draft[],
  choice: AssistantChoice,
  t: Translate,
): HandoffDisclosureProps {
  const [handoff, setHandoff] = useState<Handoff | null>(null);
  const unsent = prompts.find(({ answer, setAside }) => answer === undefined && !setAside)?.text ?? null;
  return {
    handoff,
    assistants: assistantsOf(choice),
    t,
    onOpen: () =>
      void gather(front).then(
        (found) => setHandoff({ ...found, prompt: found.prompt ?? unsent }),
        () => setHandoff({ title: null, turns: [], prompt: unsent }),
      ),
    onCopy: (text) => navigator.clipboard.writeText(text),
  };
}

async function gather({ tabId, conversation, head }: Front): Promise<Handoff> {
  const shown = tabId === null ? null : await sendToTab(tabId, 'handoff/get').catch(() => null);
  if (shown && shown.turns.length > 0) return shown;
  const saved = head && (!conversation || conversation.id === head.conversationId) ? head : null;
  const database = await openDatabase();
  const revision = saved && (await findRevision(database, [saved.account, saved.conversationId]));
  const copy = revision ? readConversation(await readRevision(database, revision)) : null;
  return {
    title: copy?.title ?? null,
    turns: copy ? turnsOf(copy) : [],
    prompt: shown?.prompt ?? null,
  };
}
