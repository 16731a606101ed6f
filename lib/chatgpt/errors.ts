import type { Translate, Values } from '../i18n/translate';

/**
 * A read of ChatGPT that did not work out. Each kind is a class of its own; what a person reads is the sentence of its key, which
 * says what happened and what to do.
 */
export abstract class ChatGptError extends Error {
  abstract readonly key: string;
  readonly values: Values = {};

  /** The sentence for the person who wanted something; needs the words of their language. */
  inWords(t: Translate): string {
    return t(this.key, this.values);
  }
}

/** Nobody is signed in here, or the session has ended. */
export class SignedOutError extends ChatGptError {
  override readonly name = 'SignedOutError';
  readonly key = 'chatgpt_signed_out';
}

/** ChatGPT limits how much may be read. `until` (epoch ms): not before; null when it did not say. */
export class RateLimitedError extends ChatGptError {
  override readonly name = 'RateLimitedError';
  readonly key = 'chatgpt_rate_limited';
  constructor(readonly until: number | null) {
    super('ChatGPT answered 429');
  }
}

/** A bot check, or a block at the edge: only a person in the tab can get past it. */
export class ChallengedError extends ChatGptError {
  override readonly name = 'ChallengedError';
  readonly key = 'chatgpt_challenged';
}

/** ChatGPT answered with a failure of its own. */
export class ServiceFailedError extends ChatGptError {
  override readonly name = 'ServiceFailedError';
  readonly key = 'chatgpt_service_failed';
  override readonly values: Values;
  constructor(readonly status: number) {
    super(`ChatGPT answered ${status}`);
    this.values = { status: String(status) };
  }
}

/** No answer came. */
export class UnreachableError extends ChatGptError {
  override readonly name = 'UnreachableError';
  readonly key = 'chatgpt_unreachable';
}

/** ChatGPT does not show this conversation to this session. That is not a proof that it was deleted. */
export class InaccessibleError extends ChatGptError {
  override readonly name = 'InaccessibleError';
  readonly key = 'chatgpt_inaccessible';
  /** `code`: what ChatGPT calls it; null when the session does not see it, which says nothing about the conversation. */
  constructor(readonly code: string | null = null) {
    super('ChatGPT does not show this conversation');
  }
}

/** What came back, or what stands on the page, has a shape that this version does not know. */
export class SiteChangedError extends ChatGptError {
  override readonly name = 'SiteChangedError';
  readonly key = 'chatgpt_site_changed';
}

/** The page shows no conversation. */
export class NoConversationError extends ChatGptError {
  override readonly name = 'NoConversationError';
  readonly key = 'chatgpt_no_conversation';
}

/** A temporary chat, which the site promises to forget. */
export class TemporaryChatError extends ChatGptError {
  override readonly name = 'TemporaryChatError';
  readonly key = 'chatgpt_temporary';
}
