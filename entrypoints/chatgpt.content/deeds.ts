import type { WarningBarProps } from '../../components/WarningBar';
import { readPage } from '../../lib/capture/rescue';
import { composeHandoff } from '../../lib/handoff/compose';
import { TARGETS } from '../../lib/handoff/targets';
import type { Translate } from '../../lib/i18n/translate';
import { send } from '../../lib/platform/messages';
import { recoveryWish } from '../../lib/surfaces/recovery-wish';
import { copyText } from './clipboard';

export type Deeds = Omit<WarningBarProps, 'content' | 'theme' | 'room'>;

/** What the buttons of the card do. */
export function createDeeds(
  t: Translate,
  know: { prompt(): string | null; savedConversation(): string | null },
  onDismiss: () => void,
): Deeds {
  return {
    t,
    assistants: TARGETS,
    onReadBackup: () => void send('archive/open', know.savedConversation()).catch(() => undefined),
    onCopyPrompt: () => copyText(know.prompt() ?? ''),
    onContinue({ id }) {
      const seen = readPage(document);
      const maxCharacters = TARGETS.find((target) => target.id === id)?.maxCharacters ?? 0;
      const handoff = { title: seen?.title ?? null, turns: seen?.messages ?? [], prompt: know.prompt() };
      return copyText(composeHandoff(handoff, { maxCharacters, t }));
    },
    onWish: (wished) =>
      wished ? recoveryWish.set({ askedAt: Date.now(), grantedAt: null }) : recoveryWish.remove(),
    onDismiss,
  };
}
