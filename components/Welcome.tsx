import type { Translate } from '../lib/i18n/translate';

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

/** Each with a picture, drawn on 24 × 24: a question answered, a box that holds, a pen that goes on. */
const PROMISES = [
  { id: 'tells', picture: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Zm-4.2 9.9 2.9 2.9 5.6-6' },
  { id: 'keeps', picture: 'M3 4h18v5H3Zm1.5 5v11h15V9M9.5 13h5' },
  { id: 'rescues', picture: 'm4 20 1.2-4.6L16.6 4l3.4 3.4L8.6 18.8Zm9.8-13.2 3.4 3.4' },
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
        {PROMISES.map(({ id, picture }) => (
          <li key={id}>
            <svg
              class="promise"
              width="28"
              height="28"
              viewBox="0 0 24 24"
              aria-hidden="true"
              focusable="false"
            >
              <path d={picture} />
            </svg>
            <h2>{t(`welcome_${id}`)}</h2>
            <p>{t(`welcome_${id}_how`)}</p>
          </li>
        ))}
      </ul>
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
      <section class="plain">
        <h2>{t('options_leaves')}</h2>
        <p>{t('options_leaves_what')}</p>
        <h2>{t('options_stored')}</h2>
        <p>{t('options_stored_what')}</p>
      </section>
    </main>
  );
}
