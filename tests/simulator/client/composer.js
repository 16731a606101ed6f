import { call } from './api.js';
import { h, icon, iconButton } from './dom.js';
import { forgetDraft, readDraft, writeDraft } from './drafts.js';
import { EDITORS } from './editors.js';
import { label } from './state.js';

const PREPARE_DELAY = 350;

/** The form at the bottom. `bare`: the new renderer's, without test ids. */
export function createComposer({ kind, draftId, send, stop }) {
  const bare = kind === 'prosemirror-bare';
  const editor = EDITORS[kind]('Ask anything', changed);
  let busy = false;
  let preparing;
  const place = h('div', { class: 'send-place' });
  const form = h(
    'form',
    { class: 'composer', ...(bare ? {} : { 'data-type': 'unified-composer' }), onsubmit: submit },
    iconButton('plus', 'Add files and more', bare ? {} : { 'data-testid': 'composer-plus-btn' }),
    editor.element,
    place,
  );
  editor.write(readDraft(draftId));
  editor.field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  });
  update();

  function changed() {
    const text = editor.read();
    writeDraft(draftId, text);
    update();
    clearTimeout(preparing);
    if (text.trim() !== '') preparing = setTimeout(() => prepare(text), PREPARE_DELAY);
  }

  function submit(event) {
    event.preventDefault();
    const text = editor.read().trim();
    if (busy || text === '') return;
    clearTimeout(preparing);
    editor.write('');
    forgetDraft(draftId);
    update();
    send(text);
  }

  function update() {
    const empty = editor.read().trim() === '';
    const button = (testId, name, iconName, attributes) =>
      h(
        'button',
        {
          class: 'send',
          'aria-label': bare ? label(name) : attributes.label,
          ...(bare ? {} : { 'data-testid': testId }),
          ...attributes,
          label: null,
        },
        icon(iconName),
      );
    place.replaceChildren(
      busy
        ? button('stop-button', 'stop', 'stop', { type: 'button', label: 'Stop streaming', onclick: stop })
        : button('send-button', 'send', 'send', { type: 'submit', label: 'Send prompt', disabled: empty }),
    );
  }

  return {
    element: form,
    focus: () => editor.field.focus(),
    setBusy(now) {
      if (now === busy) return;
      busy = now;
      update();
    },
  };
}

/** The preflight that the page makes while somebody types. Whether it succeeds does not matter. */
function prepare(text) {
  const body = {
    action: 'next',
    partial_query: {
      id: crypto.randomUUID(),
      author: { role: 'user' },
      content: { content_type: 'text', parts: [text] },
    },
    model: 'gpt-5-6',
    supports_buffering: true,
    supported_encodings: ['v1'],
  };
  call('/backend-api/f/conversation/prepare', { method: 'POST', body }).catch(() => {});
}
