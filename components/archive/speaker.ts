import type { Message } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';

/** Who a message is from, as a reader calls them. */
export function speakerOf({ role, authorName }: Message, t: Translate): string {
  if (role === 'user') return t('archive_you');
  if (role === 'assistant') return t('archive_assistant');
  if (role === 'tool') return authorName ? t('archive_tool_named', { name: authorName }) : t('archive_tool');
  return authorName ?? role;
}
