import type { PartialReason, ServedConversation } from '../conversation/conversation';
import type { Answered, Reading } from './ask';
import { SiteChangedError } from './errors';
import { readWithSession } from './read-with-session';
import type { Session } from './session';

/** One conversation as it was served, and who read it. */
export interface ReadConversation {
  served: ServedConversation;
  account: string | null;
  /** Why it is known to be incomplete; null when every page was read. */
  partialBecause: PartialReason | null;
}

/** Turns per page of the flat form; no cap was seen up to 100 (2026-10). */
const TURNS = 100;
/** 20,000 turns: further, something repeats itself. */
const MOST_PAGES = 200;

/**
 * Reads one conversation with the page's own session, as the text that was served: the tree, which holds every version, or else the
 * page's flat form with all its older pages. Another form is tried only when a route is gone or answers in an unknown shape; refusals,
 * failures and limits end the read with an error of `errors.ts`. A 404 is tried once more with a new token (with cookies alone every
 * conversation is "inaccessible") and is never taken for a deletion.
 *
 * @param account a workspace of the same person; null for the one the page shows
 */
export async function readConversationBodies(
  id: string,
  session: Session,
  reading: Reading,
  account: string | null = null,
): Promise<ReadConversation> {
  const read = (path: string) => readWithSession(path, session, reading, account);
  // The parameters bring deep-research reports and widgets, too (three tools, 2026-06).
  const tree = await read(
    `/backend-api/conversation/${encodeURIComponent(id)}?include_visually_hidden_messages=true&include_widget_state=true`,
  );
  if (isTree(tree, id)) return finish('tree', [tree.text], null);
  const bodies: string[] = [];
  const partialBecause = await readPages(id, read, bodies);
  if (bodies.length === 0) throw new SiteChangedError();
  return finish('flat', bodies, partialBecause);

  async function finish(
    shape: 'tree' | 'flat',
    texts: string[],
    because: PartialReason | null,
  ): Promise<ReadConversation> {
    const own = account ?? (await session.credentials()).account;
    return { served: { shape, bodies: texts, id }, account: own, partialBecause: because };
  }
}

/** Collects the pages, newest first; says why the copy is partial when they do not lead to the beginning. */
async function readPages(
  id: string,
  read: (path: string) => Promise<Answered>,
  bodies: string[],
): Promise<PartialReason | null> {
  const conversation = `/backend-api/conversations/${encodeURIComponent(id)}`;
  const options = `include_has_versions=true&num_turns=${TURNS}`;
  const cursors = new Set<string>();
  let page = readPage(await read(`${conversation}?${options}`));
  while (page && bodies.length < MOST_PAGES) {
    bodies.push(page.text);
    if (page.previous === false) return null;
    const { cursor } = page;
    // A missing flag, a cursor that repeats, a message without an id: then what is older cannot be found.
    if (page.previous === null || cursor === null || cursors.has(cursor) || !page.hasIds)
      return 'missing-pages';
    cursors.add(cursor);
    page = readPage(await read(`${conversation}/messages?before=${encodeURIComponent(cursor)}&${options}`));
  }
  return 'missing-pages';
}

function isTree({ status, text }: Answered, id: string): boolean {
  const { mapping, conversation_id: served } = status === 200 ? parse(text) : {};
  const isThisOne = typeof served !== 'string' || served === id;
  return isThisOne && typeof mapping === 'object' && mapping !== null && Object.keys(mapping).length > 0;
}

interface Page {
  text: string;
  /** Whether there is an older page; null when it does not say. */
  previous: boolean | null;
  cursor: string | null;
  hasIds: boolean;
}

function readPage({ status, text }: Answered): Page | null {
  const { messages, page_info: info } = status === 200 ? parse(text) : {};
  if (!Array.isArray(messages) || messages.length === 0 || typeof info !== 'object' || info === null)
    return null;
  const { has_previous_page: previous, start_cursor: cursor } = info as Record<string, unknown>;
  return {
    text,
    previous: typeof previous === 'boolean' ? previous : null,
    cursor: typeof cursor === 'string' ? cursor : null,
    hasIds: messages.every((message: { id?: unknown } | null) => typeof message?.id === 'string'),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
