import type { JsonObject } from '../conversation/json';
import type { Refusal } from '../conversation/unreadable-file-error';
import type { Kept } from './revision';

/** What came out of an import. Numbers are conversations; `beside`: kept, but a fuller copy was there and stays the one shown. */
export interface ImportReport {
  new: number;
  updated: number;
  beside: number;
  unchanged: number;
  skipped: { from: string; because: Refusal }[];
  /** What a backup says the user had decided, and the prompts in it; null for any other file. */
  settings: JsonObject | null;
  cancelled: boolean;
}

export function emptyReport(): ImportReport {
  return { new: 0, updated: 0, beside: 0, unchanged: 0, skipped: [], settings: null, cancelled: false };
}

/** The one word for a conversation of which several copies were kept. */
export function together(results: Kept['result'][]): Kept['result'] {
  const weights: Kept['result'][] = ['new', 'updated', 'beside', 'unchanged'];
  return weights.find((each) => results.includes(each)) ?? 'unchanged';
}

/** Two reports as one. */
export function addReport(one: ImportReport, other: ImportReport): ImportReport {
  return {
    new: one.new + other.new,
    updated: one.updated + other.updated,
    beside: one.beside + other.beside,
    unchanged: one.unchanged + other.unchanged,
    skipped: [...one.skipped, ...other.skipped],
    settings: other.settings ?? one.settings,
    cancelled: one.cancelled || other.cancelled,
  };
}
