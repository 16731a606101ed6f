import type { Recognised } from '../conversation/recognise';
import type { Refusal } from '../conversation/unreadable-file-error';

/** Why something that looks like a conversation is none that can be read here; null when it can. */
export function refusalOf(recognised: Recognised | null): Refusal | null {
  switch (recognised) {
    case 'claude':
      return 'claude';
    case 'grok':
      return 'grok';
    case 'share-row':
      return 'shared-links';
    case null:
      return 'no-conversation';
    default:
      return null;
  }
}
