import { useId } from 'preact/hooks';
import type { ExportOptions } from '../../lib/export/export-options';
import { NAME_STYLES, NAME_TOKENS, type NameStyle } from '../../lib/export/file-name';
import type { Translate } from '../../lib/i18n/translate';

export interface NamesChoiceProps {
  options: ExportOptions;
  t: Translate;
  onOptions: (options: ExportOptions) => void;
}

/** How files are named: in one of our ways, or by a pattern of one's own. */
export function NamesChoice({ options, t, onOptions }: NamesChoiceProps) {
  const id = useId();
  return (
    <>
      <label class="wide">
        <span>{t('archive_export_names')}</span>
        <select
          value={options.names}
          onChange={({ currentTarget }) => onOptions({ ...options, names: currentTarget.value as NameStyle })}
        >
          {NAME_STYLES.map((style) => (
            <option key={style} value={style}>
              {t(`archive_export_names_${style}`)}
            </option>
          ))}
        </select>
      </label>
      {options.names === 'own' && (
        <label class="wide">
          <span>{t('archive_export_pattern')}</span>
          <input
            type="text"
            dir="ltr"
            spellcheck={false}
            value={options.pattern}
            aria-describedby={id}
            onChange={({ currentTarget }) => onOptions({ ...options, pattern: currentTarget.value })}
          />
          <span class="soft" id={id}>
            {t('archive_export_tokens', { tokens: NAME_TOKENS.map((token) => `{${token}}`).join(' ') })}
          </span>
        </label>
      )}
    </>
  );
}
