import { asText } from '../json';
import type { ContentReader } from './index';

/** A page that the search tool opened: named and linked, never quoted in full. */
const sonicWebpage: ContentReader = {
  type: 'sonic_webpage',
  seen: '2026-03',
  read: (content) => [
    {
      kind: 'quote',
      text: asText(content.snippet) ?? '',
      title: asText(content.title) ?? asText(content.domain),
      url: asText(content.url),
    },
  ],
};

export default sonicWebpage;
