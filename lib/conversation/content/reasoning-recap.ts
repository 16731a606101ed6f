import { secondsThought } from '../envelope';
import { asText } from '../json';
import { strayParts } from '../parts';
import type { ContentReader } from './index';

/** "Thought for 2m 17s", in the language of the page it was made for. */
const reasoningRecap: ContentReader = {
  type: 'reasoning_recap',
  seen: '2026-03',
  read: (content, { metadata }) => {
    const sentence = asText(content.content);
    const seconds = secondsThought(metadata);
    if (sentence !== null || seconds !== null) return [{ kind: 'notice', text: sentence ?? '', seconds }];
    return strayParts(content).map((part) =>
      part.kind === 'text' ? { kind: 'notice', text: part.text, seconds: null } : part,
    );
  },
};

export default reasoningRecap;
