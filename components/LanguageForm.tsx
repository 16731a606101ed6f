import { LANGUAGES } from '../lib/i18n/languages';
import type { Translate } from '../lib/i18n/translate';
import { Choice } from './Choice';

export interface LanguageFormProps {
  /** A folder of `_locales`; null follows the browser. */
  chosen: string | null;
  t: Translate;
  onChoose: (language: string | null) => void;
}

/** In which language Lifeboat speaks. Each language is called by its own name, so that it is found by who reads no other. */
export function LanguageForm({ chosen, t, onChoose }: LanguageFormProps) {
  const select = (
    <select
      id="language"
      class="select"
      value={chosen ?? ''}
      onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
    >
      <option value="">{t('settings_language_browser')}</option>
      {LANGUAGES.map(({ folder, name }) => (
        <option key={folder} value={folder} lang={folder.replace('_', '-')}>
          {name}
        </option>
      ))}
    </select>
  );
  return <Choice id="language" label={t('settings_language')} control={select} />;
}
