import type { Translate } from '../../lib/i18n/translate';

export interface NothingProps {
  /** `unsaved`: the address names a conversation that is not in the archive. `damaged`: its copy cannot be opened. */
  why: 'unchosen' | 'unsaved' | 'damaged';
  t: Translate;
  onBack: () => void;
}

/** Stands where a conversation would be read. */
export function Nothing({ why, t, onBack }: NothingProps) {
  return (
    <div class="nothing">
      <img src="/icon/lifeboat.svg" width="48" height="48" alt="" />
      <p role="status">{t(`archive_${why}`)}</p>
      {why !== 'unchosen' && (
        <button class="button" type="button" onClick={onBack}>
          {t('archive_back')}
        </button>
      )}
    </div>
  );
}
