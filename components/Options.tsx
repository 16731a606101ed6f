import type { ComponentChildren } from 'preact';
import type { Translate } from '../lib/i18n/translate';
import { AssistantForm, type AssistantFormProps } from './AssistantForm';
import { DataPanel, type DataPanelProps } from './DataPanel';
import { LanguageForm, type LanguageFormProps } from './LanguageForm';
import { PromptList, type PromptListProps } from './PromptList';
import { QuietHoursForm, type QuietHoursFormProps } from './QuietHoursForm';
import { ReminderForm, type ReminderFormProps } from './ReminderForm';
import { SettingsForm, type SettingsFormProps } from './SettingsForm';

export interface OptionsProps {
  form: SettingsFormProps;
  quietHours: QuietHoursFormProps;
  reminder: ReminderFormProps;
  language: LanguageFormProps;
  assistants: AssistantFormProps;
  prompts: PromptListProps;
  data: DataPanelProps;
  /** False when the browser withdrew the sites we watch. */
  access: boolean;
  /** Of this extension, as its manifest says. */
  version: string;
  t: Translate;
  onGrantAccess: () => void;
}

/** Settings, and plainly what is stored, where it lies, and what leaves the computer. */
export function Options(props: OptionsProps) {
  const { form, access, version, t, onGrantAccess } = props;
  return (
    <main class="options">
      <header>
        <img src="/icon/lifeboat.svg" width="44" height="44" alt="" />
        <h1>{t('options_title')}</h1>
      </header>
      {!access && (
        <section class="notice">
          <p>{t('popup_access')}</p>
          <button class="button" data-kind="main" type="button" onClick={onGrantAccess}>
            {t('popup_grant_access')}
          </button>
        </section>
      )}
      <Section id="choices" title={t('options_choices')}>
        <SettingsForm {...form} />
        <ul class="choices">
          <QuietHoursForm {...props.quietHours} />
          <ReminderForm {...props.reminder} />
          <LanguageForm {...props.language} />
        </ul>
      </Section>
      <Section id="assistants" title={t('options_assistants')} about={t('options_assistants_what')}>
        <AssistantForm {...props.assistants} />
      </Section>
      {props.prompts.prompts.length > 0 && (
        <Section id="prompts" title={t('prompts_title')} about={t('prompts_what')}>
          <div class="kept">
            <PromptList {...props.prompts} />
          </div>
        </Section>
      )}
      <Section id="data" title={t('options_data')}>
        <DataPanel {...props.data} />
        <dl>
          {(['stored', 'leaves', 'where', 'removing'] as const).map((topic) => (
            <div key={topic}>
              <dt>{t(`options_${topic}`)}</dt>
              <dd>{t(`options_${topic}_what`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <footer>{t('options_version', { version })}</footer>
    </main>
  );
}

function Section({
  id,
  title,
  about,
  children,
}: {
  id: string;
  title: string;
  about?: string;
  children: ComponentChildren;
}) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {about && <p class="about">{about}</p>}
      {children}
    </section>
  );
}
