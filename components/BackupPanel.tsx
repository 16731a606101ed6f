import type { PartialReason } from '../lib/conversation/conversation';
import type { Translate } from '../lib/i18n/translate';
import type { Reminder } from '../lib/surfaces/backup-reminder';
import { Age } from './Age';
import { BackupReminder } from './BackupReminder';
import { ExportMenu } from './ExportMenu';

/** What the browser's front tab shows, and what is saved of it. */
export interface BackupView {
  /** `asking`: the tab has not answered yet. `silent`: a ChatGPT tab that does not answer us, because it was open before an update and could not be reached. */
  place: 'asking' | 'elsewhere' | 'no-conversation' | 'temporary' | 'conversation' | 'silent';
  title: string | null;
  /** The saved copy of the conversation in front; null when there is none. `at` in epoch ms. */
  saved: { at: number; messages: number; partialBecause: PartialReason | null } | null;
  /** The conversation that "Export" takes: the one in front, else the most recent saved one; null when there is none. */
  exports: { title: string | null } | null;
  /** The conversation in front is not saved by itself, because the user said so. */
  excluded: boolean;
  /**
   * What the whole archive holds; null while that is not known. `verifiedAt`: when every copy was last verified, epoch ms. `missing`:
   * conversations that ChatGPT was proven not to have any more. `reminder`: that no file of it was saved for long.
   */
  archive: {
    conversations: number;
    verifiedAt: number | null;
    missing: number;
    reminder: Reminder | null;
  } | null;
}

export interface BackupPanelProps {
  view: BackupView;
  /** The tab answered after the first paint: the lines keep the room they had, so that nothing moves. */
  late: boolean;
  /** A backup or an export is running. */
  busy: boolean;
  /** How the last deed ended, in one sentence. */
  told: { failed: boolean; sentence: string } | null;
  t: Translate;
  onBackUp: () => void;
  onExport: (format: string) => void;
  onOpenArchive: () => void;
  /** Saves everything as a file, in a page that outlives the popup. */
  onSaveFile: () => void;
  /** The user wants the conversation in front saved by itself no longer, or again. */
  onExclude: (excluded: boolean) => void;
}

function State({ view: { place, saved }, t }: { view: BackupView; t: Translate }) {
  if (place === 'asking') return null;
  if (place !== 'conversation') return <p class="soft">{t(`popup_backup_${place.replace('-', '_')}`)}</p>;
  if (!saved) return <p class="soft">{t('popup_backup_none')}</p>;
  return (
    <p class="soft">
      <Age at={saved.at} sentence="popup_backup_saved" t={t} /> ·{' '}
      {t('popup_backup_messages', { count: saved.messages })}
      {saved.partialBecause && (
        <>
          <br />
          {t(`popup_partial_${saved.partialBecause.replaceAll('-', '_')}`)}
        </>
      )}
    </p>
  );
}

/** How much is safe, and when somebody last made sure of it. */
function Whole({ archive, t }: { archive: NonNullable<BackupView['archive']>; t: Translate }) {
  const { conversations, verifiedAt, missing } = archive;
  return (
    <>
      {t('popup_archive_holds', { count: conversations })}
      {conversations > 0 && ' · '}
      {conversations > 0 &&
        (verifiedAt === null ? (
          t('popup_archive_unverified')
        ) : (
          <Age at={verifiedAt} sentence="popup_archive_verified" t={t} />
        ))}
      {missing > 0 && (
        <>
          <br />
          {t('popup_missing', { number: missing })}
        </>
      )}
    </>
  );
}

/** Is my work safe, and how do I take it with me? */
export function BackupPanel(props: BackupPanelProps) {
  const { view, late, busy, told, t, onBackUp, onExport, onOpenArchive } = props;
  const shown = view.place === 'conversation';
  const isWhole = view.saved !== null && !view.saved.partialBecause;
  return (
    <section class="panel backup" aria-labelledby="backup-title">
      <h2 id="backup-title">{t('popup_backup')}</h2>
      <div class="backup-state" data-late={late}>
        {shown && <p class="title own-direction">{view.title ?? t('popup_untitled')}</p>}
        <State view={view} t={t} />
        {!shown && view.exports && (
          <p class="soft one-line">
            {t('popup_exports_latest', { title: view.exports.title ?? t('popup_untitled') })}
          </p>
        )}
        <p class="soft whole">{view.archive && <Whole archive={view.archive} t={t} />}</p>
        <BackupReminder reminder={view.archive?.reminder ?? null} t={t} onSave={props.onSaveFile} />
      </div>
      <div class="actions">
        <button
          class="button"
          data-wide
          data-kind={shown && !isWhole ? 'main' : undefined}
          type="button"
          disabled={!(shown || view.place === 'temporary') || busy}
          onClick={onBackUp}
        >
          {t('popup_back_up')}
        </button>
        <ExportMenu onExport={onExport} disabled={view.exports === null || busy} t={t} />
        <button class="button" type="button" onClick={onOpenArchive}>
          {t('popup_open_archive')}
        </button>
      </div>
      {shown && (
        <label class="exclude soft">
          <input
            type="checkbox"
            checked={view.excluded}
            onChange={({ currentTarget }) => props.onExclude(currentTarget.checked)}
          />
          {t('popup_exclude')}
        </label>
      )}
      <p class="told" role="status" data-failed={told?.failed}>
        {told?.sentence}
      </p>
    </section>
  );
}
