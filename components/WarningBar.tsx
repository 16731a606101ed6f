import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../lib/i18n/translate';
import type { WarningContent } from '../lib/surfaces/warning-content';
import { VerdictIcon } from './VerdictIcon';

/** Somewhere else to go on working. */
export interface Assistant {
  id: string;
  name: string;
  /** An https address that a person opens; nothing is ever sent there by us. */
  url: string;
}

export interface WarningBarProps {
  content: WarningContent;
  /** `auto` follows the browser; the other two follow what the page has chosen for itself. */
  theme: 'light' | 'dark' | 'auto';
  /** Height in px that the card may take before it would reach the composer; left out, a share of the window. */
  room?: number;
  t: Translate;
  assistants: readonly Assistant[];
  onReadBackup: () => void;
  /** Puts the held prompt on the clipboard; rejects when the browser refuses. */
  onCopyPrompt: () => Promise<void> | void;
  /** Puts the hand-off text on the clipboard while the link opens. */
  onContinue: (assistant: Assistant) => Promise<void> | void;
  /** The user asks to be told when it works again, or takes that back. */
  onWish: (wished: boolean) => Promise<void> | void;
  onDismiss: () => void;
}

type Panel = 'details' | 'assistants';

/** The one line in the page: calm when quiet, plain when it is an outage. Lives in the shadow root of `<lifeboat-warning>`. */
export function WarningBar(props: WarningBarProps) {
  const { content, theme, room, t, assistants } = props;
  const [open, setOpen] = useState<Panel | null>(null);
  const [told, setTold] = useState('');
  const opened = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The card may be as low as its room: what was just opened must not stay below its edge.
    if (open) opened.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const toggle = (panel: Panel) => setOpen(open === panel ? null : panel);
  const copy = async (act: () => Promise<void> | void) => {
    try {
      await act();
      setTold(t('warning_copied'));
    } catch {
      setTold(t('warning_not_copied'));
    }
  };
  const isWished = content.recovery === 'wished';
  const isAskable = isWished || content.recovery === 'offered';
  const wish = async () => {
    await props.onWish(!isWished);
    setTold(isWished ? '' : t('warning_will_tell'));
  };
  const disclosure = (panel: Panel, label: string) => (
    <button
      class="button"
      type="button"
      aria-expanded={open === panel}
      aria-controls={`lifeboat-${panel}`}
      onClick={() => toggle(panel)}
    >
      {label}
    </button>
  );

  return (
    <section
      class="card"
      lang={t('languageTag')}
      dir={t('dir') === 'rtl' ? 'rtl' : 'ltr'}
      data-form={content.form}
      data-theme={theme}
      aria-label={t('extName')}
      style={room === undefined ? {} : { '--room': `${room}px` }}
    >
      <VerdictIcon verdict={content.verdict} size={content.form === 'alert' ? 28 : 22} />
      {/* Only what is new is read out: a time that ticks in a sentence is not. */}
      <div
        class="words"
        role={content.form === 'alert' ? 'alert' : 'status'}
        aria-atomic="false"
        aria-relevant="additions"
      >
        <p class="headline" key={content.headline}>
          {content.headline}
        </p>
        {content.lines.map((line, index) => (
          // By place: a line keeps its place while the age in it ticks.
          <p key={index}>{line}</p>
        ))}
      </div>
      <button
        class="button dismiss"
        data-kind="plain"
        type="button"
        aria-label={t('warning_dismiss')}
        title={t('warning_dismiss')}
        onClick={props.onDismiss}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="m3.5 3.5 9 9m0-9-9 9" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
        </svg>
      </button>
      <div class="actions">
        {content.promptHeld && (
          <button class="button" data-kind="main" type="button" onClick={() => copy(props.onCopyPrompt)}>
            {t('warning_copy_prompt')}
          </button>
        )}
        {content.backupHeld && (
          <button class="button" type="button" onClick={props.onReadBackup}>
            {t('warning_read_backup')}
          </button>
        )}
        {content.recovery !== 'told' && disclosure('assistants', t('warning_continue'))}
        {content.recovery !== 'told' && disclosure('details', t('warning_details'))}
        {isAskable && (
          <button class="button" type="button" aria-pressed={isWished} onClick={wish}>
            {t('warning_tell_me')}
          </button>
        )}
        <span class="told" role="status">
          {told}
        </span>
      </div>
      <div
        class="panel"
        id="lifeboat-details"
        hidden={open !== 'details'}
        ref={open === 'details' ? opened : null}
      >
        <ul>
          {content.details.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <div
        class="panel"
        id="lifeboat-assistants"
        hidden={open !== 'assistants'}
        ref={open === 'assistants' ? opened : null}
      >
        <p>{t('warning_continue_how')}</p>
        <ul class="assistants">
          {assistants.map((assistant) => (
            <li key={assistant.id}>
              <a
                class="button"
                href={assistant.url}
                target="_blank"
                rel="noopener noreferrer"
                onClick={() => copy(() => props.onContinue(assistant))}
              >
                {assistant.name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
