import { matchSignature } from '../evidence/match-signature';
import { layoutOf } from './layouts';
import type { PageError } from './observe-page';
import { ownWords } from './own-words';
import { readLines } from './page-text';

/** What the document itself was: the app, or something in its place. */
export interface DocumentReport {
  /** HTTP status of the document; null when the browser does not say or it came from a cache. */
  status: number | null;
  /** It came from ChatGPT's edge, not from a proxy or a portal on the way. */
  edge: boolean;
  challenge: boolean;
  /** What an error document says; null for the app and for documents that say nothing known. */
  error: PageError | null;
}

/** Only the app has these: its data and its scripts. */
const APP = '#client-bootstrap, script[src*="/assets/"], link[href*="/cdn/assets/"]';
/** Cloudflare's error and block pages, by ids and classes that are the same in every language. Seen 2026-02-04. */
const EDGE_PAGE =
  '#cf-error-details, #cf-wrapper, .cf-error-details, .blocked-icon, [class^="cf-"], [href^="/cdn-cgi/"]';
/**
 * The bot check replaces the whole document. The app itself carries another script of the same folder, so only these count.
 * Its words come in the visitor's language. Seen 2026-08-14.
 */
const CHALLENGE =
  '#challenge-form, #challenge-running, #challenge-error-text, script[src*="/challenge-platform/"][src*="/orchestrate/"]';
const CHALLENGE_TITLE = /^just a moment/i;
/** Sign-in pages of the site, which say in words what failed. */
const SIGN_IN = /^\/auth\//;

/**
 * Judges a document once it has been parsed. Error documents hold no app at all, but a content script still runs in them: they are
 * told by their structure and their title, and their status by the browser's own record of the navigation.
 */
export function readDocument(document: Document, performance: Performance): DocumentReport {
  const challenge = CHALLENGE_TITLE.test(document.title) || document.querySelector(CHALLENGE) !== null;
  const isApp = !challenge && holdsApp(document);
  const edge = isApp || challenge || document.querySelector(EDGE_PAGE) !== null;
  const status = documentStatus(performance);
  return { status, edge, challenge, error: documentError(document, { challenge, isApp, edge }) };
}

function holdsApp(document: Document): boolean {
  if (document.querySelector('#cf-error-details, .blocked-icon')) return false;
  return document.querySelector(APP) !== null || layoutOf(document) !== null;
}

/** Chrome 109, Firefox 129. A document from a cache says nothing about the service. */
function documentStatus(performance: Performance): number | null {
  const [navigation] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    deliveryType?: string;
  })[];
  if (!navigation || navigation.deliveryType === 'cache') return null;
  // A page that is shown again by Back was not asked for again.
  return navigation.type !== 'back_forward' && navigation.responseStatus ? navigation.responseStatus : null;
}

function documentError(
  document: Document,
  { challenge, isApp, edge }: { challenge: boolean; isApp: boolean; edge: boolean },
): PageError | null {
  const where = 'full-page';
  if (challenge) return { where, text: 'Just a moment...' };
  const { pathname } = document.location;
  if (isApp && !SIGN_IN.test(pathname)) return null;
  const lines = [document.title, ...(document.body ? readLines(document.body) : [])];
  const known = lines.find((line) => matchSignature(line, where));
  if (known !== undefined) return { where, text: ownWords(known, where) };
  // A proxy's own words say nothing about ChatGPT: their status does, as what it is.
  const heading = document.querySelector('h1, h2')?.textContent?.trim();
  return edge && !isApp && heading ? { where, text: ownWords(heading, where) } : null;
}
