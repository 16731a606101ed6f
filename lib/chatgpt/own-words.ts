import type { ErrorPlace } from '../evidence/evidence';
import { matchSignature, normaliseText } from '../evidence/match-signature';

const LONGEST = 300;
/** Ids, addresses and ray ids that some texts carry. */
const IDENTIFYING: RegExp[] = [
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{4,}/gi,
  /\b(?:IP|Ray ID):?\s*[\w.:-]+/gi,
  /\b[\w.+-]+@[\w-]+\.\w+\b/g,
];

/**
 * The site's own wording of an error, without what it says about the user: ids, addresses, names of files. Only this leaves the page.
 */
export function ownWords(text: string, where: ErrorPlace): string {
  const plain = normaliseText(text);
  const signature = matchSignature(plain, where);
  // These texts go on with the name of a file or the id of a conversation.
  const isNaming = signature?.means === 'upload' || signature?.means === 'conversation';
  const said = (isNaming && signature.test.exec(plain)?.[0]) || plain;
  return IDENTIFYING.reduce((words, pattern) => words.replace(pattern, '…'), said).slice(0, LONGEST);
}
