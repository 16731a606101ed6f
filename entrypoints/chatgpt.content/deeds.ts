import { readPage } from '../../lib/capture/rescue';
import type { Journal } from '../../lib/drafts/journal';
import { putBack } from '../../lib/drafts/put-back';
import type { Handoff } from '../../lib/handoff/compose';
import type { Translate } from '../../lib/i18n/translate';
import { send } from '../../lib/platform/messages';
import { saveFile } from '../../lib/platform/save-file';
import { recoveryWish } from '../../lib/surfaces/recovery-wish';
import { copyText } from './clipboard';

/** What there is to go on with elsewhere: what the page shows, and the prompt that is held. */
export function handoffOf(prompt: string | null): Handoff {
  const seen = readPage(document);
  return { title: seen?.title ?? null, turns: seen?.messages ?? [], prompt };
}

/** What the buttons of both cards do. `prompt`: what is held; `savedConversation`: whose copy to read, null for the archive itself. */
export function createDeeds(t: Translate, journal: Journal, savedConversation: () => string | null) {
  const prompt = () => journal.held() ?? '';
  return {
    t,
    handoff: () => handoffOf(journal.held()),
    onReadBackup: () => void send('archive/open', savedConversation()).catch(() => undefined),
    onCopyPrompt: () => copyText(prompt()),
    onCopy: copyText,
    onWish: (wished: boolean) =>
      wished ? recoveryWish.set({ askedAt: Date.now(), grantedAt: null }) : recoveryWish.remove(),
    onPutBack() {
      journal.takenUp();
      return putBack(document, prompt());
    },
  };
}

/** Saves a text for the background, which has no page to save it from. */
export function saveText(name: string, mimeType: string, text: string): void {
  saveFile({ name, mimeType, chunks: [text] }, document);
}
