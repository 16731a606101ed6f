import type { Feature, Route } from './evidence';

/** Signed in, logged out, an experiment of 2026, and public: one set of routes under four bases (chatgpt-web §8). */
const BASE = /^\/(?:backend-api|backend-anon|backend-alt|public-api)(?=\/)/;

/** A conversation's id, or the provisional one it has before the server knows it. `init` and `gen_title` are neither. */
const CONVERSATION = '(?:[0-9a-f]{8}-[0-9a-f-]+|WEB:[\\w-]+|local-[\\w-]+)';

/** What stands behind the base. First match wins; whatever no row names never counts. Seen 2026-10. */
const BEHIND_BASE: { path: RegExp; route: Route }[] = [
  { path: /^\/(?:f\/)?conversation(?:\/resume)?$/, route: 'generation' },
  { path: /^\/f\/steer_turn$/, route: 'generation' },
  { path: /^\/feed\/card\/[^/]+\/conversation$/, route: 'generation' },
  // Files that the code interpreter made: bytes, like every other file.
  { path: new RegExp(`^/conversation/${CONVERSATION}/interpreter/`, 'i'), route: 'asset' },
  {
    path: new RegExp(`^/conversation/${CONVERSATION}(?:/(?:stream_status|async-status|textdocs))?$`, 'i'),
    route: 'conversation',
  },
  { path: new RegExp(`^/conversations/${CONVERSATION}(?:/messages)?$`, 'i'), route: 'conversation' },
  { path: /^\/conversations$/, route: 'history' },
  { path: /^\/gizmos\/snorlax\/sidebar$/, route: 'history' },
  { path: /^\/gizmos\/[^/]+\/conversations$/, route: 'history' },
  { path: /^\/me$/, route: 'session' },
  { path: /^\/accounts\/check(?:\/|$)/, route: 'session' },
  { path: /^\/(?:files|estuary\/content)(?:\/|$)/, route: 'asset' },
];

const WITHOUT_BASE: { path: RegExp; route: Route }[] = [
  { path: /^\/api\/auth\/session$/, route: 'session' },
  { path: /^\/(?:cdn\/)?assets\//, route: 'asset' },
  // The app's own pages (chatgpt-web §7). `/auth/` is where a failed sign-in ends.
  { path: /^\/$/, route: 'document' },
  { path: /^\/(?:c|g|share|auth)\/./, route: 'document' },
  { path: /^\/(?:gpts|work|space|library|scheduled|plugins)(?:\/|$)/, route: 'document' },
];

/**
 * Requests that tell whether a feature works; their route is `other`, because they say nothing about writing. A file is announced, then
 * processed (seen 2026-09); the voice's first request makes the call (2026-09), or asked for a token (2024).
 */
const FEATURE_PATHS: { path: RegExp; feature: Feature }[] = [
  {
    path: /^\/backend-(?:api|anon|alt)\/files(?:\/process_upload_stream|\/[^/]+\/uploaded)?$/,
    feature: 'uploads',
  },
  { path: /^\/(?:realtime\/(?:vps?|wm)|voice\/get_token)$/, feature: 'voice' },
];

/** The feature whose own request this was, or null. */
export function featureOf(url: string): Feature | null {
  const path = pathAtChatgpt(url);
  return FEATURE_PATHS.find((row) => path !== null && row.path.test(path))?.feature ?? null;
}

/**
 * What an address was for, so that the address itself can be forgotten at once. Telemetry, advertising, experiments, avatars,
 * other hosts and everything unknown are `other`, which never counts. `prepare` and `sentinel` are left to the send's own outcome.
 */
export function routeOf(url: string): Route {
  const pathname = pathAtChatgpt(url);
  if (pathname === null || featureOf(url)) return 'other';
  const table = BASE.test(pathname) ? BEHIND_BASE : WITHOUT_BASE;
  const path = pathname.replace(BASE, '');
  return table.find((row) => row.path.test(path))?.route ?? 'other';
}

/** The path without a last slash; null at any other host. */
function pathAtChatgpt(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  if (hostname !== 'chatgpt.com' && hostname !== 'www.chatgpt.com') return null;
  return pathname.replace(/(?<=.)\/$/, '');
}
