import type { Signature } from './signature';
import { accountTexts } from './signatures/account';
import { botCheckTexts } from './signatures/bot-checks';
import { harmlessTexts } from './signatures/harmless';
import { limitTexts } from './signatures/limits';
import { lineTexts } from './signatures/line';
import { serviceTexts } from './signatures/service';

/**
 * What the page says → what it means. Used to sub-classify, never to detect: wording and language move, and most of these texts
 * come from the server (chatgpt-web §5, §6). Where a status or an error code is known, it outranks every row here.
 */
export const SIGNATURES: Signature[] = [
  ...serviceTexts,
  ...lineTexts,
  ...limitTexts,
  ...accountTexts,
  ...botCheckTexts,
  ...harmlessTexts,
];
