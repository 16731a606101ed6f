import { NO_TROUBLE, type OwnTrouble } from '../../lib/capture/own-trouble';
import type { Translate } from '../../lib/i18n/translate';
import { send } from '../../lib/platform/messages';
import { recoveryWish } from '../../lib/surfaces/recovery-wish';
import type { Situation } from '../../lib/surfaces/situation';
import { type DismissedIncident, warningContent } from '../../lib/surfaces/warning';
import type { WarningContent } from '../../lib/surfaces/warning-content';
import { createDeeds } from './deeds';
import { followWish } from './follow-wish';
import { createWarning } from './warning';

export interface SpeakerOptions {
  signal: AbortSignal;
  t: Translate;
  /** False once the extension was updated or removed under this page: then there is nothing to say any more. */
  isAlive(): boolean;
  isWanted(): boolean;
  /** The prompt that is held, or null. */
  prompt(): string | null;
  conversationId(): string | null;
}

/** Ages in the card go on. */
const REFRESH_MS = 15_000;

/** Decides what the card in the page says, from what this tab saw and what the background concluded. */
export function createSpeaker({ signal, t, isAlive, isWanted, prompt, conversationId }: SpeakerOptions) {
  let situation: Situation | null = null;
  let trouble: OwnTrouble = NO_TROUBLE;
  let dismissedIncident: DismissedIncident | null = null;
  let shown: WarningContent | null = null;
  let held = { here: false, any: false };
  const savedConversation = () => (held.here ? conversationId() : null);
  const dismiss = () => {
    if (shown?.recovery === 'told') void recoveryWish.remove();
    if (shown) dismissedIncident = { at: Date.now(), form: shown.form };
    update();
  };
  const wish = followWish(signal, () => update());
  const warning = createWarning(createDeeds(t, { prompt, savedConversation }, dismiss), signal);

  function update(): void {
    if (!isAlive()) return;
    const saved = { promptHeld: prompt() !== null, backupHeld: held.any };
    const know = { situation, ...trouble, ...saved, dismissedIncident, wish: wish() };
    const before = shown;
    shown = isWanted() ? warningContent({ ...know, now: Date.now(), t }) : null;
    if (JSON.stringify(shown) !== JSON.stringify(before)) warning.show(shown);
    if (shown && !before) lookForBackup();
  }

  function lookForBackup(): void {
    send('archive/holds', conversationId()).then((found) => {
      held = found;
      update();
    }, isAlive);
  }

  const concluded = (news: Situation) => {
    situation = news;
    update();
  };
  send('situation/get').then(concluded, isAlive);
  const refreshing = setInterval(() => shown && update(), REFRESH_MS);
  signal.addEventListener('abort', () => clearInterval(refreshing), { once: true });

  return {
    update,
    lookForBackup,
    concluded,
    heard(own: OwnTrouble) {
      trouble = own;
      update();
    },
    /** ChatGPT is in trouble, for all we know: not the time for reads that nobody asked for. */
    isTroubled: () =>
      trouble.seen !== null ||
      !['operational', 'reported-not-you', 'unknown'].includes(situation?.verdict.is ?? 'unknown'),
  };
}
