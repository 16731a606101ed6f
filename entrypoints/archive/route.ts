import type { Head } from '../../lib/database/schema';

/** What the address of the page asks for: `archive.html#/c/<conversation id>` a conversation, `?q=<text>` a search. */
export interface Route {
  conversationId: string | null;
  /** Only needed where two accounts hold the same conversation. */
  account: string | null;
  /** An older copy; null for the current one. */
  copy: number | null;
  messageId: string | null;
  query: string;
}

export function readRoute({ hash, search }: Pick<Location, 'hash' | 'search'>): Route {
  const [, id, rest = ''] = /^#\/c\/([^?]+)(?:\?(.*))?$/.exec(hash) ?? [];
  const asked = new URLSearchParams(rest);
  return {
    conversationId: id ? decodeURIComponent(id) : null,
    account: asked.get('account'),
    copy: Number(asked.get('copy')) || null,
    messageId: asked.get('message'),
    query: new URLSearchParams(search).get('q') ?? '',
  };
}

/** What another page sends somebody here for, because it does not live as long as the work: `archive.html#/import`, and so on. */
export type Errand = 'import' | 'save' | 'verify';

export function isErrand(errand: Errand, { hash }: Pick<Location, 'hash'>): boolean {
  return hash === `#/${errand}`;
}

/** A place inside a conversation: another copy than the current one, a message. */
export interface Place {
  copy?: number;
  messageId?: string;
}

export type HrefOf = (head: Pick<Head, 'account' | 'conversationId'>, place?: Place) => string;

/** Addresses of conversations on this page; the search beside them stays. They name the account only where it takes one to tell. */
export function hrefs(heads: readonly Head[]): HrefOf {
  const holders = Map.groupBy(heads, ({ conversationId }) => conversationId);
  return ({ account, conversationId }, { copy, messageId } = {}) => {
    const asked = new URLSearchParams();
    if ((holders.get(conversationId)?.length ?? 0) > 1) asked.set('account', account);
    if (copy !== undefined) asked.set('copy', `${copy}`);
    if (messageId !== undefined) asked.set('message', messageId);
    return `#/c/${encodeURIComponent(conversationId)}${asked.size > 0 ? `?${asked}` : ''}`;
  };
}

/** The conversation a route means: of the given account, else the most recent one with that id. */
export function findHead(heads: readonly Head[], { conversationId, account }: Route): Head | null {
  const matching = heads.filter((head) => head.conversationId === conversationId);
  return matching.find((head) => head.account === account) ?? matching[0] ?? null;
}
