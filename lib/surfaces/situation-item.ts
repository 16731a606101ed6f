import { storedItem } from '../platform/storage';
import type { Situation } from './situation';

/** What the surfaces show, written by the background after every change; null until it has looked for the first time. */
export const situationItem = storedItem<Situation | null>('session', 'situation', null);

/** What stands in until then. */
export const NOTHING_KNOWN: Situation = {
  verdict: { is: 'unknown', since: null, because: [] },
  page: { lastPoll: 'never', lastPollAt: null, readAt: null, components: [], incidents: [] },
  lastSuccessAt: null,
  lastFailureAt: null,
  at: 0,
};
