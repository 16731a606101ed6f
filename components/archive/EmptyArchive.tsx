import type { Translate } from '../../lib/i18n/translate';

/** How something comes here when nothing is saved yet; stands where a conversation would be read. */
export function EmptyArchive({ t }: { t: Translate }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a small screen it scrolls, and the keyboard must get there.
    <section class="empty" aria-labelledby="empty-title" tabIndex={0}>
      <img src="/icon/lifeboat.svg" width="72" height="72" alt="" />
      <h2 id="empty-title">{t('archive_empty')}</h2>
      <ul>
        <li>{t('archive_empty_open')}</li>
        <li>{t('archive_empty_button')}</li>
        <li>{t('archive_empty_back_up')}</li>
      </ul>
      <p class="soft">{t('archive_empty_stays')}</p>
    </section>
  );
}
