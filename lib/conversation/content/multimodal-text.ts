import { asText } from '../json';
import { readParts } from '../parts';
import type { ContentReader } from './index';

/** Text, images and voice in the order in which they were given. A drawn image is named by the title it was given. */
const multimodalText: ContentReader = {
  type: 'multimodal_text',
  seen: '2026-10',
  read: (content, { metadata }) => {
    const title = asText(metadata.image_gen_title);
    return readParts(content.parts).map((part) =>
      part.kind === 'image' && title !== null ? { ...part, alt: title } : part,
    );
  },
};

export default multimodalText;
