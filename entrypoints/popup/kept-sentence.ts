import type { Kept } from '../../lib/archive/revision';
import type { Translate } from '../../lib/i18n/translate';

/** How a backup ended. */
export function keptSentence({ result, messages }: Kept, t: Translate): string {
  if (result === 'unchanged') return t('popup_backed_up_unchanged');
  if (result === 'beside') return t('popup_backed_up_beside');
  return t('popup_backed_up', { count: messages });
}
