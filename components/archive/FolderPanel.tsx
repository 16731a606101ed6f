import type { Folder, FolderLayout } from '../../lib/archive/folder/folder';
import type { FolderReport } from '../../lib/archive/folder/keep-folder';
import type { FormatId } from '../../lib/export/export-format';
import { exportFormats } from '../../lib/export/export-formats';
import type { Translate } from '../../lib/i18n/translate';
import { Age } from '../Age';
import { ContentChoice } from './ContentChoice';
import { Named } from './Named';
import { NamesChoice } from './NamesChoice';

/** The folder that keeps itself, as far as it is known what became of it. */
export interface FolderView extends Pick<Folder, 'layout' | 'halted' | 'writtenAt'> {
  /** Of the folder on the disk. */
  folderName: string;
  /** While it is being written. */
  running: { done: number; total: number } | null;
  /** How that ended the last time; null before the first time. */
  report: FolderReport | null;
}

export interface FolderPanelProps {
  /** Null while none is chosen, or none is wanted any more. */
  folder: FolderView | null;
  t: Translate;
  onChoose: () => void;
  /** The user lets us write again into the one that is chosen. */
  onAllow: () => void;
  onLayout: (layout: FolderLayout) => void;
  onStop: () => void;
}

/** Files on the user's own disk that follow the archive: offered, at work, or why nothing is written. */
export function FolderPanel(props: FolderPanelProps) {
  const { folder, t, onChoose } = props;
  return (
    <section class="folder" aria-label={t('folder_title')}>
      {folder ? (
        <Kept {...props} folder={folder} />
      ) : (
        <p class="verify-offer">
          <span class="soft">{t('folder_offer')}</span>
          <button class="button" data-kind="plain" type="button" onClick={onChoose}>
            {t('folder_choose')}
          </button>
        </p>
      )}
    </section>
  );
}

function Kept({ folder, t, onChoose, onAllow, onLayout, onStop }: FolderPanelProps & { folder: FolderView }) {
  const { folderName: name, halted, writtenAt, running, report } = folder;
  const failed = report?.failed ?? [];
  return (
    <>
      <div role="status">
        {halted === null ? (
          <p>{farAs(folder, t)}</p>
        ) : (
          <p class="folder-halted">{t(`folder_${halted}`, { name })}</p>
        )}
        <Named title={t('folder_failed', { count: failed.length })} count={failed.length}>
          {failed.map(({ title, why }, place) => (
            <li key={place}>
              <bdi>{title ?? t('archive_untitled')}</bdi>: <span dir="auto">{why}</span>
            </li>
          ))}
        </Named>
      </div>
      <p class="folder-deeds">
        {writtenAt !== null && !running && (
          <span class="soft">
            <Age at={writtenAt} sentence="folder_written" t={t} />
          </span>
        )}
        {halted === 'refused' && (
          <button class="button" type="button" onClick={onAllow}>
            {t('folder_allow')}
          </button>
        )}
        {halted === 'gone' && (
          <button class="button" type="button" onClick={onChoose}>
            {t('folder_choose_again')}
          </button>
        )}
        <button class="button" data-kind="plain" type="button" onClick={onStop}>
          {t('folder_stop')}
        </button>
      </p>
      <Layout layout={folder.layout} t={t} onLayout={onLayout} />
    </>
  );
}

function farAs({ folderName: name, running, report }: FolderView, t: Translate): string {
  const { done, total } = running ?? report ?? {};
  if (done === undefined || total === undefined) return t('folder_waits', { name });
  const sentence = running ? 'folder_writing' : done < total ? 'folder_lacks' : 'folder_holds';
  return t(sentence, { name, done, total });
}

function Layout({
  layout,
  t,
  onLayout,
}: { layout: FolderLayout } & Pick<FolderPanelProps, 't' | 'onLayout'>) {
  const { format, options } = layout;
  const onOptions = (decided: FolderLayout['options']) => onLayout({ ...layout, options: decided });
  return (
    <details>
      <summary>{t('folder_how')}</summary>
      <p class="soft">{t('folder_does')}</p>
      <div class="filters folder-layout">
        <label>
          <span>{t('archive_export_as')}</span>
          <select
            value={format}
            onChange={({ currentTarget }) => onLayout({ ...layout, format: currentTarget.value as FormatId })}
          >
            {exportFormats.map(({ id, label }) => (
              <option key={id} value={id}>
                {t(label)}
              </option>
            ))}
          </select>
        </label>
        <NamesChoice {...{ options, t, onOptions }} />
        {format !== 'json' && <ContentChoice {...{ options, t, onOptions }} />}
      </div>
    </details>
  );
}
