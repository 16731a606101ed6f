import { asText } from '../json';
import { strayParts } from '../parts';
import type { ContentReader } from './index';

/** A passage of a page or of an uploaded file; `file-id` stands where a file has no address. */
const tetherQuote: ContentReader = {
  type: 'tether_quote',
  seen: '2026-02',
  read: (content) => {
    const text = asText(content.text);
    if (text === null && asText(content.url) === null) return strayParts(content);
    const url = asText(content.url);
    return [
      {
        kind: 'quote',
        text: text ?? '',
        title: asText(content.title) ?? asText(content.domain),
        url: url === 'file-id' ? null : url,
      },
    ];
  },
};

export default tetherQuote;
