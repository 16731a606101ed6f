import { h } from '../dom.js';
import { actionRow, blockBody, extraLines, userContent } from '../parts.js';
import { label } from '../state.js';

/**
 * The list variant ("wm-app", July 2026): messages are list items. How it shows errors was never captured; here they
 * stand in the item of the answer, visible and as an alert.
 */
export const listLayout = {
  editor: 'textarea',
  attributes: {
    sidebar: { id: 'stage-slideover-sidebar' },
    history: { id: 'history' },
    header: { class: 'wm-app-header' },
    main: { class: 'wm-app-main' },
    scroller: {},
    thread: { class: 'wm-app-thread', role: 'list' },
    bottom: { class: 'wm-app-privacyPositioner' },
  },
  units: (turns) => turns.map((turn) => [turn]),
  unit: ([turn], _, actions) =>
    h(
      'li',
      {
        class: `turn turn-${turn.role}${turn.role === 'user' ? ' user-side' : ''}`,
        'data-message-role': turn.role,
        dir: 'auto',
      },
      turn.role === 'user'
        ? userContent(turn, { class: 'user-message-bubble-color' })
        : answer(turn, actions),
    ),
  virtual: false,
};

function answer(turn, actions) {
  const last = turn.blocks.length - 1;
  return [
    turn.blocks.map((block, index) =>
      blockBody(block, { class: 'markdown' }, turn.state === 'streaming' && index === last),
    ),
    turn.blocks.length === 0 && turn.state === 'waiting'
      ? h('div', { 'aria-busy': 'true', class: 'loading-shimmer-tertiary' }, 'Thinking')
      : null,
    turn.notice === undefined
      ? null
      : h('div', { role: 'status', class: 'recovery mask-shimmer-muted' }, turn.notice),
    turn.error === undefined ? null : errorAlert(turn, actions),
    extraLines(actions.extras(turn)),
    turn.state === 'done' && turn.error === undefined ? actionRow(turn, actions) : null,
  ];
}

function errorAlert(turn, actions) {
  const { text, code, canRetry, tone } = turn.error;
  return h(
    'div',
    {
      role: 'alert',
      class: `error-card ${tone === 'warning' ? 'warning text-orange-600' : 'text-token-text-error'}`,
    },
    h('p', {}, text),
    code === 'conversation_too_large'
      ? h('button', { type: 'button', class: 'retry', onclick: actions.newChat }, 'Start new chat')
      : canRetry && tone !== 'warning'
        ? h('button', { type: 'button', class: 'retry', onclick: () => actions.retry(turn) }, label('retry'))
        : null,
  );
}
