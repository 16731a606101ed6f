import type { PageLayout } from '../page-layout';

/**
 * Messages as list items ("wm-app"), probably the logged-out page. Seen beside the classic one since 2026-07-23; how it shows errors
 * was never captured, so the signs of the others are looked for.
 */
const list: PageLayout = {
  id: 'list',
  seen: '2026-07-25',
  signs: 'li[data-message-role], .wm-app-privacyPositioner',
  turn: 'li[data-message-role]',
  answer: 'li[data-message-role="assistant"]',
  message: 'li[data-message-role]',
  role: (message) => message.getAttribute('data-message-role') ?? 'unknown',
  messageId: (message) => message.getAttribute('data-message-id'),
  body: '.markdown, .prose, .whitespace-pre-wrap',
  errorCard: '.text-token-text-error, [role="alert"]:not(.text-orange-600)',
  recovery: '.mask-shimmer-muted',
  finished:
    '[data-testid="copy-turn-action-button"], [data-testid="good-response-turn-action-button"], [data-testid="bad-response-turn-action-button"]',
  composer: 'textarea[name="prompt-textarea"], #prompt-textarea',
  send: '[data-testid="send-button"]',
  stop: '[data-testid="stop-button"], [data-testid="composer-stop-button"]',
};

export default list;
