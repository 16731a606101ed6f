import type { PageLayout } from '../page-layout';

/** Turns were `<article>` until early 2026, are `<section>` since July; still served on 2026-10-04 (live captures). */
const classic: PageLayout = {
  id: 'classic',
  seen: '2026-10-04',
  signs: '[data-testid^="conversation-turn-"], [data-message-author-role], #prompt-textarea',
  turn: '[data-testid^="conversation-turn-"]',
  answer: '[data-turn="assistant"]',
  message: '[data-message-author-role]',
  role: (message) => message.getAttribute('data-message-author-role') ?? 'unknown',
  messageId(message) {
    const id = message.getAttribute('data-message-id');
    return id?.startsWith('request-placeholder-') ? null : id;
  },
  body: '.markdown, .prose, .whitespace-pre-wrap',
  // The red colour also marks Delete items of menus, which stand in no turn. Orange is a warning about policy, not an error.
  errorCard: '.text-token-text-error, [role="alert"]:not(.text-orange-600)',
  recovery: '.mask-shimmer-muted',
  finished:
    '[data-testid="copy-turn-action-button"], [data-testid="good-response-turn-action-button"], [data-testid="bad-response-turn-action-button"]',
  composer: '#prompt-textarea, textarea[name="prompt-textarea"]',
  send: '[data-testid="send-button"]',
  stop: '[data-testid="stop-button"], [data-testid="composer-stop-button"]',
};

export default classic;
