import type { Recognised } from '../conversation/recognise';

/** Why something that looks like a conversation is none that can be read here; null when it can. */
export function refusalOf(recognised: Recognised | null): string | null {
  switch (recognised) {
    case 'claude':
      return 'it comes from Claude; only conversations of ChatGPT can be read.';
    case 'grok':
      return 'it comes from Grok; only conversations of ChatGPT can be read.';
    case 'share-row':
      return 'it lists shared links, which hold no messages.';
    case null:
      return 'it holds no conversation of ChatGPT.';
    default:
      return null;
  }
}
