import type { Translate } from '../../lib/i18n/translate';

/** What to do when nothing is saved yet. */
export function EmptyArchive({ t }: { t: Translate }) {
  return (
    <main class="empty">
      <img src="/icon/lifeboat.svg" width="72" height="72" alt="" />
      <h1>{t('archive_empty')}</h1>
      <ol>
        <li>{t('archive_empty_open')}</li>
        <li>{t('archive_empty_button')}</li>
        <li>{t('archive_empty_back_up')}</li>
      </ol>
      <p class="soft">{t('archive_empty_stays')}</p>
    </main>
  );
}
