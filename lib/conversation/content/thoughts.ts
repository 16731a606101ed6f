import type { Part } from '../conversation';
import { asArray, asText, type Json, objectsIn, parseJson } from '../json';
import { strayParts } from '../parts';
import type { ContentReader } from './index';

/** Steps of reasoning. Some copies hold the list as JSON text; while a step is written its text stands in `chunks`. */
const thoughts: ContentReader = {
  type: 'thoughts',
  seen: '2026-03',
  read: (content) => {
    const list = typeof content.thoughts === 'string' ? parseJson(content.thoughts) : content.thoughts;
    if (!Array.isArray(list)) return strayParts(content).map(asThought);
    return objectsIn(list).flatMap((thought): Part[] => {
      const text = asText(thought.content) ?? chunksOf(thought.chunks);
      const summary = asText(thought.summary);
      return text === '' && summary === null ? [] : [{ kind: 'thought', summary, text }];
    });
  },
};

function chunksOf(chunks: Json | undefined): string {
  return asArray(chunks)
    .filter((chunk) => typeof chunk === 'string')
    .join('');
}

function asThought(part: Part): Part {
  return part.kind === 'text' ? { kind: 'thought', summary: null, text: part.text } : part;
}

export default thoughts;
