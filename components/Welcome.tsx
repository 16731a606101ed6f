import type { Translate } from '../lib/i18n/translate';
import { VerdictIcon } from './VerdictIcon';

export interface WelcomeProps {
  /** False when the browser has not given, or has withdrawn, the sites we watch. */
  access: boolean;
  /** ChatGPT itself, for a person to open. */
  chatgptUrl: string;
  t: Translate;
  onGrantAccess: () => void;
  onImport: () => void;
  onOpenOptions: () => void;
}

const PROMISES = [
  { id: 'tells', verdict: 'operational' },
  { id: 'keeps', verdict: 'challenge' },
  { id: 'rescues', verdict: 'reported-not-you' },
] as const;

/** The first page: what Lifeboat does, what it stores, what leaves the computer, and the two things one may do now. */
export function Welcome({ access, chatgptUrl, t, onGrantAccess, onImport, onOpenOptions }: WelcomeProps) {
  return (
    <main class="welcome">
      <header>
        <img src="/icon/lifeboat.svg" width="72" height="72" alt="" />
        <h1>{t('welcome_title')}</h1>
        <p class="lead">{t('welcome_lead')}</p>
      </header>
      {!access && (
        <section class="notice">
          <h2>{t('welcome_access')}</h2>
          <p>{t('welcome_access_why')}</p>
          <button class="button" data-kind="main" type="button" onClick={onGrantAccess}>
            {t('popup_grant_access')}
          </button>
        </section>
      )}
      <ul class="promises">
        {PROMISES.map(({ id, verdict }) => (
          <li key={id}>
            <VerdictIcon verdict={verdict} size={28} />
            <h2>{t(`welcome_${id}`)}</h2>
            <p>{t(`welcome_${id}_how`)}</p>
          </li>
        ))}
      </ul>
      <section class="plain">
        <h2>{t('options_leaves')}</h2>
        <p>{t('options_leaves_what')}</p>
        <h2>{t('options_stored')}</h2>
        <p>{t('options_stored_what')}</p>
      </section>
      <section class="next">
        <h2>{t('welcome_next')}</h2>
        <ol>
          <li>{t('welcome_pin')}</li>
          <li>{t('welcome_import')}</li>
        </ol>
        <div class="row">
          <a class="button" data-kind="main" href={chatgptUrl}>
            {t('welcome_open_chatgpt')}
          </a>
          <button class="button" type="button" onClick={onImport}>
            {t('welcome_import_button')}
          </button>
          <button class="button" data-kind="plain" type="button" onClick={onOpenOptions}>
            {t('popup_settings')}
          </button>
        </div>
      </section>
    </main>
  );
}
