import type { Conversation } from '../conversation/conversation';
import { hasAddress } from '../conversation/local-id';
import type { WriteOptions } from './export-format';
import { countMessages } from './transcript';

/** What is written about a conversation in front of it; null where nothing is known. */
export interface About {
  title: string;
  id: string;
  /** Where ChatGPT has it. */
  address: string | null;
  created: string | null;
  updated: string | null;
  model: string | null;
  project: string | null;
  messages: number;
  /** A sentence that says why this copy is not whole. */
  partial: string | null;
}

export function aboutOf(conversation: Conversation, { t, origin, branches }: WriteOptions): About {
  const { id, title, createdAt, updatedAt, model, project, partialBecause } = conversation;
  return {
    title: title?.trim() || t('export_untitled'),
    id,
    address: hasAddress(id) ? `${origin}/c/${encodeURIComponent(id)}` : null,
    created: isoTime(createdAt),
    updated: isoTime(updatedAt),
    model,
    project,
    messages: countMessages(conversation, branches),
    partial: partialBecause === null ? null : t(`export_partial_${partialBecause.replaceAll('-', '_')}`),
  };
}

/** Epoch ms as people read it: "2026-11-03 14:02 UTC". */
export function readableTime(at: number | null): string | null {
  return (
    isoTime(at)
      ?.replace('T', ' ')
      .replace(/:\d\dZ$/, ' UTC') ?? null
  );
}

/** Epoch ms as ISO text in UTC, to the second. */
export function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
