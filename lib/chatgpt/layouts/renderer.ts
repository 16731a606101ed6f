import type { PageLayout } from '../page-layout';

/**
 * The new renderer ("DIL", "talvt"), rolled out account by account since 2026-09-24. One element per exchange; the buttons have no
 * test ids, and the state attribute of a turn proves nothing (it stays `in_progress` after a stop or a failure, live 2026-10).
 */
const renderer: PageLayout = {
  id: 'renderer',
  seen: '2026-10-07',
  signs: '[data-turn-key], [data-dil-message-id], [data-app-action-timeline-scroll]',
  turn: '[data-turn-key]',
  answer: '[data-chatgpt-search-unit-key$=":assistant"]',
  message: '[data-user-message-bubble], [data-dil-message-id]',
  role: (message) => (message.hasAttribute('data-user-message-bubble') ? 'user' : 'assistant'),
  // A turn is keyed by the id of the user's message.
  messageId: (message) =>
    message.getAttribute('data-dil-message-id') ??
    message.closest('[data-turn-key]')?.getAttribute('data-turn-key') ??
    null,
  body: '[data-markdown-text-style="assistant-message"]',
  errorCard: 'aside[role="alert"], [role="alert"]:not(.text-orange-600)',
  recovery: '.text-chatgpt-recovery',
  finished:
    '[data-testid="copy-turn-action-button"], [data-testid="good-response-turn-action-button"], [data-testid="bad-response-turn-action-button"]',
  composer: 'form [contenteditable="true"].ProseMirror, textarea[name="prompt"], #mobile-composer-prompt',
  // No test ids; labels as sighted (live, 2026-10). What is sent is also seen by its request.
  send: 'form button[type="submit"], form button[aria-label="Send"]',
  stop: 'form button:is([aria-label="Stop"], [aria-label="Остановить"], [aria-label="停止"])',
};

export default renderer;
