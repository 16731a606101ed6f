import { asText, objectsIn } from '../json';
import type { ContentReader } from './index';

/** Windows of desktop applications that were paired with ChatGPT, and what stood in them. */
const appPairingContent: ContentReader = {
  type: 'app_pairing_content',
  seen: '2026-02',
  read: (content) => {
    const windows = objectsIn(content.workspaces).map(({ app_name, title }) =>
      [asText(app_name), asText(title)].filter((each) => each !== null).join(': '),
    );
    const texts = objectsIn(content.context_parts).map(({ text }) => asText(text) ?? '');
    return [...windows, ...texts].filter((text) => text !== '').map((text) => ({ kind: 'text', text }));
  },
};

export default appPairingContent;
