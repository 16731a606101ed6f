import type { Assistant } from '../lib/handoff/assistants';
import type { Handoff } from '../lib/handoff/compose';
import type { Translate } from '../lib/i18n/translate';
import { HandoffMenu } from './HandoffMenu';

export interface HandoffDisclosureProps {
  /** Null until somebody has opened it. */
  handoff: Handoff | null;
  assistants: readonly Assistant[];
  t: Translate;
  onOpen: () => void;
  onCopy: (text: string) => Promise<void> | void;
}

/** "Continue elsewhere", folded: what there is to take along is gathered when it is opened. */
export function HandoffDisclosure({ handoff, assistants, t, onOpen, onCopy }: HandoffDisclosureProps) {
  return (
    <details class="panel fold" onToggle={({ currentTarget }) => currentTarget.open && !handoff && onOpen()}>
      <summary>
        <h2>{t('warning_continue')}</h2>
      </summary>
      {handoff && <HandoffMenu handoff={handoff} assistants={assistants} t={t} onCopy={onCopy} />}
    </details>
  );
}
