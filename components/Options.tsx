import type { Translate } from '../lib/i18n/translate';
import { SettingsForm, type SettingsFormProps } from './SettingsForm';

export interface OptionsProps {
  form: SettingsFormProps;
  /** Of this extension, as its manifest says. */
  version: string;
  t: Translate;
  onOpenArchive: () => void;
}

/** Settings, and plainly what is stored, where it lies, and what leaves the computer. */
export function Options({ form, version, t, onOpenArchive }: OptionsProps) {
  return (
    <main class="options">
      <header>
        <img src="/icon/lifeboat.svg" width="48" height="48" alt="" />
        <h1>{t('options_title')}</h1>
      </header>
      <section aria-labelledby="choices-title">
        <h2 id="choices-title">{t('options_choices')}</h2>
        <SettingsForm {...form} />
      </section>
      <section aria-labelledby="data-title">
        <h2 id="data-title">{t('options_data')}</h2>
        <dl>
          <dt>{t('options_stored')}</dt>
          <dd>{t('options_stored_what')}</dd>
          <dt>{t('options_leaves')}</dt>
          <dd>{t('options_leaves_what')}</dd>
          <dt>{t('options_where')}</dt>
          <dd>{t('options_where_what')}</dd>
          <dt>{t('options_removing')}</dt>
          <dd>{t('options_removing_what')}</dd>
        </dl>
        <button class="button" type="button" onClick={onOpenArchive}>
          {t('options_open_archive')}
        </button>
      </section>
      <footer>{t('options_version', { version })}</footer>
    </main>
  );
}
