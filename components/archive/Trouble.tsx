import type { Translate } from '../../lib/i18n/translate';

/** Why the archive cannot be shown, and what to do about it. */
export function Trouble({ why, t }: { why: 'blocked' | 'unavailable'; t: Translate }) {
  return (
    <main class="empty">
      <h1>{t('archive_title')}</h1>
      <p role="alert">{t(`archive_trouble_${why}`)}</p>
    </main>
  );
}
