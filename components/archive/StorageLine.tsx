import type { Translate } from '../../lib/i18n/translate';

export interface StorageLineProps {
  /** In words, such as "12 MB". */
  used: string;
  left: string;
  /** Soon nothing more will fit. */
  scarce: boolean;
  t: Translate;
}

/** How much room the archive takes, and a warning well before there is none. */
export function StorageLine({ used, left, scarce, t }: StorageLineProps) {
  return (
    <>
      <p class="soft">{t('storage_used', { used })}</p>
      {scarce && (
        <p role="alert" class="scarce">
          {t('storage_scarce', { left })}
        </p>
      )}
    </>
  );
}
