import type { Route, StatusEvidence } from '../evidence/evidence';
import { type CoreComponent, resolveComponents } from '../status/resolve-components';
import { openai } from '../status/sources/openai';
import type { EngineState, PageState } from './engine-state';
import { oncePer } from './once-per';
import { WEIGHTS } from './weights';
import { within } from './within';

/** The page after one more poll. A report without the component that decides is no report. */
export function afterPoll(page: PageState, poll: StatusEvidence): PageState {
  const result = poll.result === 'ok' && !coreOf(poll.components) ? 'unreadable' : poll.result;
  const polled = { ...page, lastPoll: result, lastPollAt: poll.at };
  if (poll.result !== 'ok' || result !== 'ok') return { ...polled, failuresInRow: page.failuresInRow + 1 };
  const { components, incidents } = poll;
  return { ...polled, failuresInRow: 0, readAt: poll.at, components, incidents };
}

const coreOf = oncePer((components: PageState['components']) => resolveComponents(components, openai));

/** A component that decides and is not well, with the routes it speaks for. */
export interface Impaired extends CoreComponent {
  routes: readonly Route[];
}

export const CONVERSATIONS_ROUTES: readonly Route[] = ['generation', 'conversation', 'history', 'document'];
export const LOGIN_ROUTES: readonly Route[] = ['session', 'document'];

/** Components that the page, when last readable, said were impaired; however old that is. */
export function lastImpaired({ page }: EngineState): Impaired[] {
  const core = page.readAt === null ? null : coreOf(page.components);
  if (!core) return [];
  const { conversations, login } = core;
  return [
    ...(conversations.level > 0 ? [{ ...conversations, routes: CONVERSATIONS_ROUTES }] : []),
    ...(login && login.level > 0 ? [{ ...login, routes: LOGIN_ROUTES }] : []),
  ];
}

/** Whether what the page said is fresh enough to be believed. Old is unreadable: neither green nor red. */
export function isReadable(state: EngineState, now: number): boolean {
  const { used, unused } = WEIGHTS.pageValidMs;
  return within(state.page.readAt, isUsed(state, now) ? used : unused, now);
}

/** The impaired components, as far as the page may be believed now. */
export function impairedNow(state: EngineState, now: number): Impaired[] {
  return isReadable(state, now) ? lastImpaired(state) : [];
}

/** Whether a ChatGPT tab has been in use within the last hour. */
export function isUsed({ visibleTabs, tabUsedAt }: EngineState, now: number): boolean {
  return visibleTabs.length > 0 || within(tabUsedAt, WEIGHTS.unusedMs, now);
}
