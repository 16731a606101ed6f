import { h } from '../dom.js';
import { actionRow, blockBody, extraLines, speaker, userContent } from '../parts.js';
import { label } from '../state.js';

const BODY = { class: 'markdown prose dark:prose-invert w-full break-words' };

/** The classic page. `tag` is `section` (since about July 2026) or `article` (before). */
export function classicLayout(tag) {
  return {
    editor: 'prosemirror',
    attributes: {
      sidebar: { id: 'stage-slideover-sidebar' },
      history: { id: 'history' },
      header: { id: 'page-header' },
      main: { id: 'main' },
      scroller: { 'data-scroll-root': true },
      thread: { id: 'thread' },
      bottom: { id: 'thread-bottom-container' },
    },
    /** One element per turn. */
    units: (turns) => turns.map((turn) => [turn]),
    unit: ([turn], number, actions) => {
      const frame = (...children) =>
        h(
          tag,
          {
            class: `turn turn-${turn.role}`,
            'data-testid': `conversation-turn-${number}`,
            'data-turn': turn.role,
            'data-turn-id': turn.role === 'user' ? turn.id : `request-${turn.exchange}`,
            dir: 'auto',
          },
          children,
        );
      return turn.role === 'user' ? frame(userTurn(turn)) : frame(assistantTurn(turn, actions));
    },
    // Turns far from the screen are placeholders of their height.
    virtual: true,
  };
}

function userTurn(turn) {
  return [
    speaker(5, 'You said:'),
    h(
      'div',
      { class: 'user-side', 'data-message-author-role': 'user', 'data-message-id': turn.id, dir: 'auto' },
      userContent(turn, { class: 'user-message-bubble-color' }),
    ),
  ];
}

function assistantTurn(turn, actions) {
  const message = (id, ...children) =>
    h(
      'div',
      {
        class: 'answer',
        'data-message-author-role': 'assistant',
        'data-message-id': id,
        'data-message-model-slug': turn.model,
        dir: 'auto',
      },
      children,
    );
  const card = turn.error === undefined ? null : errorCard(turn, actions);
  const notice = turn.notice === undefined ? null : recoveryCard(turn.notice);
  const last = turn.blocks.length - 1;
  const framed = turn.blocks.map((block, index) => {
    const body = blockBody(block, BODY, turn.state === 'streaming' && index === last);
    if (block.kind === 'thought' || block.kind === 'image') return body;
    return message(block.id, body, index === last ? [card, notice] : null);
  });
  if (turn.blocks.length === 0) {
    framed.push(
      turn.state === 'waiting'
        ? message(
            `request-placeholder-request-${turn.exchange}-0`,
            h('div', { 'aria-busy': 'true' }, h('div', { class: 'loading-shimmer-tertiary' }, 'Thinking')),
          )
        : message(turn.id, card, notice),
    );
  }
  return [
    speaker(6, 'ChatGPT said:'),
    framed,
    extraLines(actions.extras(turn)),
    turn.state === 'done' && turn.error === undefined ? actionRow(turn, actions) : null,
  ];
}

function errorCard(turn, actions) {
  const { text, code, canRetry, tone, asAlert } = turn.error;
  const retry = () => actions.retry(turn);
  const newChat = code === 'conversation_too_large';
  if (asAlert) {
    return h(
      'div',
      { role: 'alert', class: 'error-card' },
      h('p', {}, text),
      h('button', { type: 'button', class: 'retry', onclick: retry }, label('retry')),
    );
  }
  return h(
    'div',
    {
      class:
        tone === 'warning'
          ? 'error-card warning text-orange-600 border-orange-500/15'
          : 'error-card text-token-text-error border-token-surface-error/15 bg-token-surface-error/5',
    },
    h('div', { class: 'markdown prose' }, h('p', {}, text)),
    newChat
      ? h('button', { type: 'button', class: 'retry', onclick: actions.newChat }, 'Start new chat')
      : canRetry && tone !== 'warning' && actions.isLast(turn)
        ? h(
            'button',
            {
              type: 'button',
              class: 'retry',
              'data-testid': 'regenerate-thread-error-button',
              onclick: retry,
            },
            code === 'model_cap_exceeded' ? 'Use default model' : label('retry'),
          )
        : null,
  );
}

function recoveryCard(text) {
  return h(
    'div',
    { class: 'recovery text-token-text-primary border-token-border-default mask-shimmer-muted' },
    h('div', { class: 'markdown prose' }, h('p', {}, text)),
  );
}
