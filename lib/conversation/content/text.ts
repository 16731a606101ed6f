import type { Part } from '../conversation';
import { readParts } from '../parts';
import type { ContentReader } from './index';

/** What was typed or written. Strings belong together, line by line. */
const text: ContentReader = {
  type: 'text',
  seen: '2026-10',
  read: (content) =>
    joinTexts(readParts(content.parts ?? (content.text === undefined ? [] : [content.text]))),
};

function joinTexts(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      joined.splice(-1, 1, {
        kind: 'text',
        text: `${last.text}\n${part.text}`,
      });
    } else joined.push(part);
  }
  return joined;
}

export default text;
