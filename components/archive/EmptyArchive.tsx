import type { Translate } from '../../lib/i18n/translate';

/** How something comes here when nothing is saved yet; stands where a conversation would be read. */
export function EmptyArchive({ t }: { t: Translate }) {
  return (
    <div class="empty">
      <img src="/icon/lifeboat.svg" width="72" height="72" alt="" />
      <h2>{t('archive_empty')}</h2>
      <ul>
        <li>{t('archive_empty_open')}</li>
        <li>{t('archive_empty_button')}</li>
        <li>{t('archive_empty_back_up')}</li>
      </ul>
      <p class="soft">{t('archive_empty_stays')}</p>
    </div>
  );
}
