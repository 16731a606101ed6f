import { useState } from 'preact/hooks';
import type { StatusViewProps } from '../../components/StatusView';
import type { Translate } from '../../lib/i18n/translate';
import { send } from '../../lib/platform/messages';
import type { CheckAnswer } from '../../lib/status/poll';

/** How long a note of what came of it stays. */
const NOTED_MS = 10_000;

/** An answer needs no note: the age beside the button is new. */
const NOTES: Record<CheckAnswer, 'popup_just_asked' | 'popup_asked_for_patience' | null> = {
  asked: null,
  'just-asked': 'popup_just_asked',
  'asked-for-patience': 'popup_asked_for_patience',
};

interface Note {
  text: string;
  /** Until then it is shown, epoch ms. */
  until: number;
}

/** "Check now", and what to say of it: that it is being asked, or why it is not. `now` in epoch ms. */
export function useCheckNow(now: number, t: Translate): Pick<StatusViewProps, 'note' | 'onCheckNow'> {
  const [note, setNote] = useState<Note | null>(null);
  const say = (text: string) => setNote({ text, until: Date.now() + NOTED_MS });
  const ask = async () => {
    setNote({ text: t('popup_asking'), until: Number.POSITIVE_INFINITY });
    try {
      const key = NOTES[await send('status/check-now')];
      if (key) say(t(key));
      else setNote(null);
    } catch (error) {
      say(t('popup_failed_status', { reason: (error as Error).message }));
    }
  };
  return { note: note && now < note.until ? note.text : null, onCheckNow: () => void ask() };
}
