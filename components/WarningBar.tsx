import { useEffect, useRef, useState } from 'preact/hooks';
import type { Assistant } from '../lib/handoff/assistants';
import type { Handoff } from '../lib/handoff/compose';
import type { Translate } from '../lib/i18n/translate';
import { APPEARANCE } from '../lib/surfaces/appearance';
import type { WarningContent } from '../lib/surfaces/warning-content';
import { DismissButton } from './DismissButton';
import { HandoffMenu } from './HandoffMenu';
import { VerdictIcon } from './VerdictIcon';

export interface WarningBarProps {
  content: WarningContent;
  /** `auto` follows the browser; the other two follow what the page has chosen for itself. */
  theme: 'light' | 'dark' | 'auto';
  /** Height in px that the card may take before it would reach the composer; left out, a share of the window. */
  room?: number;
  t: Translate;
  assistants: readonly Assistant[];
  /** What there is to go on with elsewhere; asked for when somebody wants to. */
  handoff: () => Handoff;
  onReadBackup: () => void;
  /** Puts the held prompt on the clipboard; rejects when the browser refuses. */
  onCopyPrompt: () => Promise<void> | void;
  /** Puts it back into the composer; false when the page does not take it. */
  onPutBack: () => boolean;
  /** Puts a text on the clipboard. */
  onCopy: (text: string) => Promise<void> | void;
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
  // What came of a click is no news any more when there is other news.
  useEffect(() => setTold(''), [content.headline, content.promptHeld]);
  const copy = async (act: () => Promise<void> | void) => {
    try {
      await act();
      setTold(t('warning_copied'));
    } catch {
      setTold(t('warning_not_copied'));
    }
  };
  const putBack = () => {
    if (props.onPutBack()) setTold(t('rescue_is_back'));
    else void copy(props.onCopyPrompt);
  };
  const isWished = content.recovery === 'wished';
  const isAskable = isWished || content.recovery === 'offered';
  const wish = async () => {
    await props.onWish(!isWished);
    setTold(isWished ? '' : t('warning_will_tell'));
  };
  const disclosure = (panel: Panel, label: string, kind?: 'plain') => (
    <button
      class="button"
      data-kind={kind}
      type="button"
      aria-expanded={open === panel}
      aria-controls={`lifeboat-${panel}`}
      onClick={() => setOpen(open === panel ? null : panel)}
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
      data-tone={APPEARANCE[content.looks].tone}
      data-theme={theme}
      aria-label={t('extName')}
      style={room === undefined ? {} : { '--room': `${room}px` }}
    >
      <VerdictIcon verdict={content.looks} size={24} />
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
      <DismissButton label={t('warning_dismiss')} onClick={props.onDismiss} />
      <div class="actions">
        {content.promptHeld && (
          <>
            <button class="button" data-kind="main" type="button" onClick={() => copy(props.onCopyPrompt)}>
              {t('warning_copy_prompt')}
            </button>
            <button class="button" type="button" onClick={putBack}>
              {t('rescue_put_back')}
            </button>
          </>
        )}
        {content.backupHeld && (
          <button class="button" type="button" onClick={props.onReadBackup}>
            {t('warning_read_backup')}
          </button>
        )}
        {content.recovery !== 'told' && disclosure('assistants', t('warning_continue'))}
        {isAskable && (
          <button class="button" type="button" aria-pressed={isWished} onClick={wish}>
            {t('warning_tell_me')}
          </button>
        )}
        {content.recovery !== 'told' && disclosure('details', t('warning_details'), 'plain')}
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
        {open === 'assistants' && (
          <HandoffMenu handoff={props.handoff()} assistants={assistants} t={t} onCopy={props.onCopy} />
        )}
      </div>
    </section>
  );
}
