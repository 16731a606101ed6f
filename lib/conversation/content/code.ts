import { asText } from '../json';
import { strayParts } from '../parts';
import type { ContentReader } from './index';

/** Code for a tool, or a call to one. `unknown` is how the server writes that it does not know the language. */
const code: ContentReader = {
  type: 'code',
  seen: '2026-03',
  read: (content, { recipient }) => {
    const source = asText(content.text);
    if (source === null) return strayParts(content);
    const named = asText(content.language);
    const language = named === null || named === 'unknown' ? languageOf(recipient) : named;
    return [{ kind: 'code', language, code: source }];
  },
};

/** Calls to the interpreter carry no language of their own. */
function languageOf(recipient: string): string | null {
  return recipient.startsWith('python') ? 'python' : null;
}

export default code;
