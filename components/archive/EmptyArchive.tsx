import type { Translate } from '../../lib/i18n/translate';

/** What to do when nothing is saved yet; stands where a conversation would be read. */
export function EmptyArchive({ t }: { t: Translate }) {
  return (
    <div class="empty">
      <img src="/icon/lifeboat.svg" width="72" height="72" alt="" />
      <h2>{t('archive_empty')}</h2>
      <ol>
        <li>{t('archive_empty_open')}</li>
        <li>{t('archive_empty_button')}</li>
        <li>{t('archive_empty_back_up')}</li>
      </ol>
      <p class="soft">{t('archive_empty_stays')}</p>
    </div>
  );
}
