import { NO_TROUBLE } from '../../lib/capture/own-trouble';
import type { Journal } from '../../lib/drafts/journal';
import { assistantsOf } from '../../lib/handoff/assistants';
import type { Translate } from '../../lib/i18n/translate';
import { send } from '../../lib/platform/messages';
import { recoveryWish } from '../../lib/surfaces/recovery-wish';
import { createVoice } from '../../lib/surfaces/voice';
import { copyText } from './clipboard';
import { createDeeds } from './deeds';
import { followWish } from './follow-wish';
import { createNote } from './note';
import { createWarning } from './warning';
import type { Wishes } from './wishes';

export interface SpeakerOptions {
  signal: AbortSignal;
  t: Translate;
  /** False once the extension was updated or removed under this page: then there is nothing to say any more. */
  isAlive(): boolean;
  wishes: Wishes;
  journal: Journal;
  conversationId(): string | null;
}

/** Ages in the card go on. */
const REFRESH_MS = 15_000;
/** The page brings its own drafts back while it loads; only what is missing then was lost. */
const LOADED_AFTER_MS = 2_000;

/** Gives this page its voice: the warning, and the note for good news. */
export function createSpeaker({ signal, t, isAlive, wishes, journal, conversationId }: SpeakerOptions) {
  let held = { here: false, any: false };
  let loaded = false;
  const deeds = createDeeds(t, journal, () => (held.here ? conversationId() : null));
  const warning = createWarning(
    { ...deeds, onDismiss: () => voice.dismissed() },
    () => assistantsOf(wishes.assistants),
    signal,
  );
  const lost = () => (loaded && wishes.keepPrompts ? journal.leftBehind() : null);
  const onCopy = () => copyText(lost()?.text ?? '');
  const note = createNote({ ...deeds, onCopy, onDismiss: () => voice.noted() }, signal);
  const lookForBackup = () =>
    void send('archive/holds', conversationId()).then((found) => {
      held = found;
      update();
    }, isAlive);
  const voice = createVoice({
    t,
    now: () => Date.now(),
    calm: NO_TROUBLE,
    isWanted: () => wishes.inPageWarnings,
    held: () => ({ prompt: journal.held() !== null, answer: journal.holdsAnswer(), backup: held.any }),
    wish: followWish(signal, () => update()),
    onToldDismissed: () => void recoveryWish.remove(),
    lost,
    onLostDismissed: journal.setAside,
    showWarning: warning.show,
    showNote: note.show,
    onSpeak: lookForBackup,
  });
  const update = () => {
    if (isAlive()) voice.update();
  };

  send('situation/get').then(voice.concluded, isAlive);
  const refreshing = setInterval(() => voice.isSpeaking() && update(), REFRESH_MS);
  const loading = setTimeout(() => {
    loaded = true;
    update();
  }, LOADED_AFTER_MS);
  const stop = () => {
    clearInterval(refreshing);
    clearTimeout(loading);
  };
  signal.addEventListener('abort', stop, { once: true });
  return { ...voice, update, lookForBackup };
}
