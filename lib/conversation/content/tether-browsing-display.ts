import { asText } from '../json';
import type { ContentReader } from './index';

/** What the browsing tool of 2023 to 2025 saw. The pages it lists are read as sources of the message. */
const tetherBrowsingDisplay: ContentReader = {
  type: 'tether_browsing_display',
  seen: '2026-02',
  read: (content) => {
    const text = asText(content.result) ?? asText(content.summary);
    return text === null ? [] : [{ kind: 'output', text, failed: false }];
  },
};

export default tetherBrowsingDisplay;
