import { storedItem } from '../platform/storage';

/** The last time somebody had every copy verified, written by the archive. */
export interface Verified {
  /** Epoch ms. */
  at: number;
  /** Copies that were looked at, and those that were damaged. */
  copies: number;
  damaged: number;
}

export const verifiedItem = storedItem<Verified | null>('local', 'last-verified', null);
