import { unknown } from '../parts';
import type { ContentReader } from './index';

/** Reported without any known key: kept as it is. */
const tetherBrowsingCode: ContentReader = {
  type: 'tether_browsing_code',
  seen: '2026-02',
  read: (content) => [unknown('tether_browsing_code', content)],
};

export default tetherBrowsingCode;
