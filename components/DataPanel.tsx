import { useState } from 'preact/hooks';
import type { Translate } from '../lib/i18n/translate';
import { Age } from './Age';

export interface DataPanelProps {
  /** Null while it is being counted. */
  size: { conversations: number; bytes: number | null; prompts: number; excluded: number } | null;
  /** When every copy was last verified, epoch ms; null when never. */
  verifiedAt: number | null;
  t: Translate;
  onOpenArchive: () => void;
  /** Reads every copy again and compares it, in the archive. */
  onVerify: () => void;
  /** Saves everything as a file, in the archive. */
  onSaveFile: () => void;
  /** Forgets every kept prompt. */
  onClearPrompts: () => void;
  /** Lets every excluded conversation be saved again. */
  onIncludeAll: () => void;
  /** Deletes everything that Lifeboat has stored; rejects when the browser refuses. */
  onDeleteEverything: () => Promise<void>;
}

/** How much there is, whether it is whole, and the ways out. */
export function DataPanel(props: DataPanelProps) {
  const { size, verifiedAt, t } = props;
  const [asked, setAsked] = useState<'prompts' | 'everything' | null>(null);
  const [told, setTold] = useState('');
  const deleteAll = async () => {
    setAsked(null);
    try {
      await props.onDeleteEverything();
      setTold(t('data_deleted'));
    } catch (error) {
      setTold(t('data_not_deleted', { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
  const clearPrompts = () => {
    setAsked(null);
    props.onClearPrompts();
  };
  const ask = (what: 'prompts' | 'everything') => setAsked(asked === what ? null : what);
  return (
    <div class="data">
      <p class="size">
        {size && t('popup_archive_holds', { count: size.conversations })}
        {size?.bytes != null && ` · ${megabytes(size.bytes, t)}`}
      </p>
      <p class="about">
        {verifiedAt === null ? (
          t('data_never_verified')
        ) : (
          <Age at={verifiedAt} sentence="data_verified" t={t} />
        )}
      </p>
      <div class="row">
        <button class="button" data-kind="main" type="button" onClick={props.onOpenArchive}>
          {t('options_open_archive')}
        </button>
        {!!size?.conversations && (
          <>
            <button class="button" type="button" onClick={props.onVerify}>
              {t('archive_verify')}
            </button>
            <button class="button" type="button" onClick={props.onSaveFile}>
              {t('reminder_save')}
            </button>
          </>
        )}
      </div>
      <div class="row">
        <button
          class="button"
          type="button"
          disabled={!size?.prompts}
          aria-expanded={asked === 'prompts'}
          onClick={() => ask('prompts')}
        >
          {t('data_clear_prompts', { count: size?.prompts ?? 0 })}
        </button>
        {!!size?.excluded && (
          <button class="button" type="button" onClick={props.onIncludeAll}>
            {t('data_excluded', { count: size.excluded })}
          </button>
        )}
        <button
          class="button"
          data-kind="danger"
          type="button"
          aria-expanded={asked === 'everything'}
          onClick={() => ask('everything')}
        >
          {t('data_delete')}
        </button>
      </div>
      {asked === 'prompts' && (
        <Sure
          sentence={t('data_clear_prompts_sure')}
          label={t('prompts_delete')}
          t={t}
          onSure={clearPrompts}
          onKeep={() => setAsked(null)}
        />
      )}
      {asked === 'everything' && (
        <Sure
          sentence={t('data_delete_sure')}
          label={t('data_delete_now')}
          t={t}
          onSure={() => void deleteAll()}
          onKeep={() => setAsked(null)}
        />
      )}
      <p role="status">{told}</p>
    </div>
  );
}

interface SureProps {
  /** What would be gone. */
  sentence: string;
  /** On the button that does it. */
  label: string;
  t: Translate;
  onSure: () => void;
  onKeep: () => void;
}

/** What cannot be undone is asked for twice. */
function Sure({ sentence, label, t, onSure, onKeep }: SureProps) {
  return (
    <section class="notice">
      <p>{sentence}</p>
      <div class="row">
        <button class="button" data-kind="danger" type="button" onClick={onSure}>
          {label}
        </button>
        <button class="button" type="button" onClick={onKeep}>
          {t('data_keep')}
        </button>
      </div>
    </section>
  );
}

function megabytes(bytes: number, t: Translate): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(t('languageTag'), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
