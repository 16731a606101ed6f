import { useState } from 'preact/hooks';
import type { Translate } from '../lib/i18n/translate';
import type { Note } from '../lib/surfaces/note';
import { Age } from './Age';
import { DismissButton } from './DismissButton';
import { VerdictIcon } from './VerdictIcon';

export interface RescueNoteProps {
  note: Note;
  theme: 'light' | 'dark' | 'auto';
  t: Translate;
  onCopy: () => Promise<void> | void;
  /** Puts it back into the composer; false when the page does not take it. */
  onPutBack: () => boolean;
  onDismiss: () => void;
}

/** Good news, and nothing else: lives in the shadow root of `<lifeboat-note>`, in the place of the warning while that is away. */
export function RescueNote({ note, theme, t, onCopy, onPutBack, onDismiss }: RescueNoteProps) {
  const [told, setTold] = useState('');
  const copy = async () => {
    try {
      await onCopy();
      setTold(t('warning_copied'));
    } catch {
      setTold(t('warning_not_copied'));
    }
  };
  const putBack = () => {
    if (!onPutBack()) void copy();
  };
  return (
    <section
      class="card"
      lang={t('languageTag')}
      dir={t('dir') === 'rtl' ? 'rtl' : 'ltr'}
      data-form="note"
      data-tone="good"
      data-theme={theme}
      aria-label={t('extName')}
    >
      <VerdictIcon verdict="operational" size={24} />
      <div class="words" role="status">
        <p class="headline">{t(note.kind === 'back' ? 'warning_back' : 'rescue_safe')}</p>
        {note.kind === 'back' && note.reload && <p>{t('warning_back_reload')}</p>}
        {note.kind === 'prompt' && (
          <>
            <p class="excerpt" dir="auto">
              {note.text}
            </p>
            <p>
              <Age at={note.at} sentence={note.wasSent ? 'rescue_sent' : 'rescue_typed'} t={t} />
            </p>
          </>
        )}
      </div>
      <DismissButton label={t('warning_dismiss')} onClick={onDismiss} />
      {note.kind === 'prompt' && (
        <div class="actions">
          <button class="button" data-kind="main" type="button" onClick={putBack}>
            {t('rescue_put_back')}
          </button>
          <button class="button" type="button" onClick={copy}>
            {t('rescue_copy')}
          </button>
          <span class="told" role="status">
            {told}
          </span>
        </div>
      )}
    </section>
  );
}
