import { storedItem } from '../platform/storage';

/**
 * How many conversations the archive held when somebody last counted; null before. Counting ten thousand takes a database 15 ms
 * (measured 2026-11), which is more than everything else in the popup's first paint.
 */
export const countedItem = storedItem<number | null>('local', 'archive-counted', null);
