import { useState } from 'preact/hooks';
import type { HandoffDisclosureProps } from '../../components/HandoffDisclosure';
import type { Draft } from '../../lib/drafts/draft';
import { type AssistantChoice, assistantsOf } from '../../lib/handoff/assistants';
import type { Handoff } from '../../lib/handoff/compose';
import type { Translate } from '../../lib/i18n/translate';
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
      // Reading conversations is much code, which the first paint does not wait for.
      void import('./gather-handoff')
        .then(({ gatherHandoff }) => gatherHandoff(front))
        .then(
          (found) => setHandoff({ ...found, prompt: found.prompt ?? unsent }),
          () => setHandoff({ title: null, turns: [], prompt: unsent }),
        ),
    onCopy: (text) => navigator.clipboard.writeText(text),
  };
}
