import { h } from '../dom.js';
import { actionRow, blockBody, extraLines, speaker, userContent } from '../parts.js';
import { label } from '../state.js';

const BODY = { 'data-markdown-text-style': 'assistant-message', class: 'markdown-body' };

/** The new renderer ("DIL", "talvt"), seen since 24 September 2026. One element per exchange. */
export const rendererLayout = {
  editor: 'prosemirror-bare',
  attributes: {
    sidebar: { 'data-app-navigation-rail': true },
    history: { 'data-app-action-sidebar-scroll': true },
    header: { class: 'AppDetail_detailHeader' },
    main: {},
    scroller: { 'data-app-action-timeline-scroll': true },
    thread: { class: 'Thread_transcriptContent_x1' },
    bottom: {},
  },
  units(turns) {
    const units = [];
    for (const turn of turns) {
      if (turn.role === 'user' || units.length === 0) units.push([turn]);
      else units.at(-1).push(turn);
    }
    return units;
  },
  unit(turns, _, actions) {
    const user = turns.find((turn) => turn.role === 'user');
    const answers = turns.filter((turn) => turn.role === 'assistant');
    // The attribute may stay `in_progress` for ever after a stop or a failure (seen live in October 2026).
    const complete =
      answers.length > 0 &&
      answers.every((turn) => turn.state === 'done' && turn.error === undefined && !turn.stopped);
    const key = user?.id ?? answers[0]?.id;
    return h(
      'div',
      {
        class: 'exchange',
        'data-turn-key': key,
        'data-talvt-turn-state': complete ? 'complete' : 'in_progress',
      },
      user === undefined
        ? null
        : h(
            'div',
            { class: 'turn turn-user user-side', 'data-chatgpt-search-unit-key': `${key}:user` },
            speaker(4, 'You said:', { 'data-conversation-role': 'user' }),
            userContent(user, { class: 'user-message-bubble-color', 'data-user-message-bubble': true }),
          ),
      answers.map((turn) => answer(turn, key, actions)),
    );
  },
  virtual: false,
};

function answer(turn, key, actions) {
  const last = turn.blocks.length - 1;
  return [
    h(
      'div',
      {
        class: 'turn turn-assistant',
        'data-chatgpt-search-unit-key': `${key}:assistant`,
        'data-chatgpt-search-message-ids': turn.blocks.map((block) => block.id).join(' ') || null,
      },
      speaker(4, 'ChatGPT said:', { 'data-conversation-role': 'assistant' }),
      turn.blocks.map((block, index) =>
        h(
          'div',
          {
            class: 'DilResponseRoot-x1',
            'data-dil-message-id': block.id,
            'data-chatgpt-selection-message-id': block.id,
            dir: 'auto',
          },
          blockBody(block, BODY, turn.state === 'streaming' && index === last),
        ),
      ),
      turn.blocks.length === 0 && turn.state === 'waiting'
        ? h('div', { role: 'status', 'aria-busy': 'true', class: 'loading-shimmer-tertiary' }, 'Thinking')
        : null,
      extraLines(actions.extras(turn)),
      turn.state === 'done' && turn.error === undefined ? actionRow(turn, actions) : null,
    ),
    turn.notice === undefined
      ? null
      : h(
          'div',
          { role: 'status', class: 'recovery' },
          h('span', { class: 'text-chatgpt-recovery' }, turn.notice),
        ),
    turn.error === undefined ? null : errorAside(turn, actions),
  ];
}

/** The error of an exchange. Its button has neither a test id nor a label of its own. */
function errorAside(turn, actions) {
  const { text, code, canRetry, tone } = turn.error;
  return h(
    'aside',
    { role: 'alert', class: `error-card ${tone === 'warning' ? 'warning' : ''}` },
    h('span', {}, text),
    code === 'conversation_too_large'
      ? h('button', { type: 'button', class: 'retry', onclick: actions.newChat }, 'Start new chat')
      : canRetry && tone !== 'warning'
        ? h('button', { type: 'button', class: 'retry', onclick: () => actions.retry(turn) }, label('retry'))
        : null,
  );
}
