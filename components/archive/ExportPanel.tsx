import { useEffect, useRef } from 'preact/hooks';
import type { FormatId } from '../../lib/export/export-format';
import { exportFormats } from '../../lib/export/export-formats';
import type { ExportOptions } from '../../lib/export/export-options';
import type { Translate } from '../../lib/i18n/translate';
import { ContentChoice } from './ContentChoice';
import { NamesChoice } from './NamesChoice';

export interface ExportPanelProps {
  id: string;
  options: ExportOptions;
  /** How many were chosen in the list; null while all are meant. */
  chosen: number | null;
  what: 'backup' | FormatId;
  t: Translate;
  onWhat: (what: 'backup' | FormatId) => void;
  onOptions: (options: ExportOptions) => void;
  /** Whether conversations are to be chosen. */
  onChoose: (choosing: boolean) => void;
  onExport: () => void;
}

/** Which conversations go into a ZIP file, in which form. */
export function ExportPanel(props: ExportPanelProps) {
  const { id, options, chosen, what, t, onWhat, onOptions, onChoose, onExport } = props;
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    // It opens above its button, where nobody would look for it with the keyboard.
    first.current?.focus();
  }, []);
  return (
    <fieldset class="filters export-panel" id={id}>
      <legend class="spoken">{t('archive_export_more')}</legend>
      <label>
        <span>{t('archive_export_which')}</span>
        <select
          ref={first}
          value={chosen === null ? 'all' : 'chosen'}
          onChange={({ currentTarget }) => onChoose(currentTarget.value === 'chosen')}
        >
          <option value="all">{t('archive_export_which_all')}</option>
          <option value="chosen">{t('archive_export_which_chosen')}</option>
        </select>
      </label>
      <label>
        <span>{t('archive_export_as')}</span>
        <select
          value={what}
          onChange={({ currentTarget }) => onWhat(currentTarget.value as ExportPanelProps['what'])}
        >
          <option value="backup">{t('archive_export_backup')}</option>
          {exportFormats.map(({ id: format, label }) => (
            <option key={format} value={format}>
              {t(label)}
            </option>
          ))}
        </select>
      </label>
      {what !== 'backup' && <NamesChoice {...{ options, t, onOptions }} />}
      {what !== 'json' && <ContentChoice {...{ options, t, onOptions }} />}
      <button class="button" data-kind="main" type="button" disabled={chosen === 0} onClick={onExport}>
        {chosen === null ? t('archive_export_save') : t('archive_export_save_chosen', { count: chosen })}
      </button>
    </fieldset>
  );
}
