import type { Message, Part } from './conversation';
import type { Envelope } from './envelope';

/** Content that belongs to the conversation and was never shown in it. */
const CONTEXT = new Set(['user_editable_context', 'model_editable_context', 'app_pairing_content']);

/** Content that the page shows behind a summary. */
const FOLDED = new Set([
  'thoughts',
  'reasoning_recap',
  'execution_output',
  'tether_quote',
  'system_error',
  'computer_output',
  'citable_code_output',
]);

/** Tools whose calls a person can open on the page: what was run for them. */
const INTERPRETER = /^(?:python|container\.)/;

/** A reasoning model's progress in "pro" mode (2026). */
const PRO_MODE = 'pro_mode';

/**
 * What the page showed of a message. Whatever is hidden stays in the archive and in the JSON export. `weight` 0 and the channel
 * `commentary` say nothing about it: both occur on messages that people read.
 */
export function visibilityOf(envelope: Envelope, parts: Part[]): Message['visibility'] {
  const { role, recipient, contentType, metadata, content } = envelope;
  if (!content || metadata.is_visually_hidden_from_conversation === true) return 'hidden';
  if (role === 'system' && metadata.is_user_system_message !== true) return 'hidden';
  if (CONTEXT.has(contentType) || parts.length === 0) return 'hidden';
  if (contentType === 'thoughts' || contentType === 'reasoning_recap') return 'folded';
  if (recipient !== 'all') return INTERPRETER.test(recipient) && role === 'assistant' ? 'folded' : 'hidden';
  if (role !== 'tool') return FOLDED.has(contentType) ? 'folded' : 'shown';
  if (contentType === 'computer_output') return 'folded';
  if (parts.some(({ kind }) => kind === 'image')) return 'shown';
  const opens = FOLDED.has(contentType) || metadata.async_task_type === PRO_MODE;
  return opens || parts.some(({ kind }) => kind === 'unknown') ? 'folded' : 'hidden';
}
