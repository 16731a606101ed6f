import { storedItem } from '../platform/storage';
import type { Situation } from './situation';

/** What the surfaces show, written by the background after every change; null until it has looked for the first time. */
export const situationItem = storedItem<Situation | null>('session', 'situation', null);
