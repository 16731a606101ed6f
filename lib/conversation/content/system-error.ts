import { asText } from '../json';
import type { ContentReader } from './index';

/** A tool that failed. */
const systemError: ContentReader = {
  type: 'system_error',
  seen: '2026-02',
  read: (content) => [
    {
      kind: 'error',
      text: [asText(content.name), asText(content.text)].filter((each) => each !== null).join(': '),
    },
  ],
};

export default systemError;
