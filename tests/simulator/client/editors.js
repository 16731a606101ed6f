import { h } from './dom.js';

/**
 * The three kinds of text field in circulation, with one interface: `element` goes into the form, `field` takes the
 * focus, `read` and `write` its text. `changed` is called on every change.
 */
export const EDITORS = {
  prosemirror: (placeholder, changed) =>
    proseMirror(
      { id: 'prompt-textarea', 'data-virtualkeyboard': 'true' },
      placeholder,
      changed,
      fallback(placeholder),
    ),
  'prosemirror-bare': (placeholder, changed) => proseMirror({}, placeholder, changed, null),
  textarea(placeholder, changed) {
    const field = h('textarea', {
      name: 'prompt-textarea',
      class: 'editor',
      rows: '1',
      placeholder,
      'aria-label': placeholder,
      oninput: changed,
    });
    return {
      element: field,
      field,
      read: () => field.value,
      write(text) {
        field.value = text;
      },
    };
  },
};

/** The real composer keeps a plain field beside the editor for the time before its script runs. */
const fallback = (placeholder) =>
  h('textarea', {
    name: 'prompt-textarea',
    class: 'editor-fallback',
    placeholder,
    hidden: true,
    tabindex: '-1',
  });

function proseMirror(attributes, placeholder, changed, fallbackField) {
  const field = h('div', {
    ...attributes,
    class: 'ProseMirror editor',
    contenteditable: 'true',
    translate: 'no',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': 'Message ChatGPT',
  });
  const read = () => [...field.children].map(lineText).join('\n');
  const write = (text) => {
    field.replaceChildren(...text.split('\n').map(paragraph));
    tidy();
  };
  const paragraph = (line) =>
    line === '' ? h('p', {}, h('br', { class: 'ProseMirror-trailingBreak' })) : h('p', {}, line);
  // The editor owns its paragraphs: whatever the browser's own editing leaves behind is put into shape again.
  const tidy = () => {
    for (const node of [...field.childNodes]) {
      if (node.nodeName === 'P') continue;
      const wrapped = h('p');
      node.replaceWith(wrapped);
      if (node.nodeName !== 'BR') wrapped.append(node.nodeName === 'DIV' ? node.textContent : node);
      if (wrapped.contains(node)) placeCaretAtEnd(wrapped);
    }
    if (field.children.length === 0) field.append(paragraph(''));
    const [first] = field.children;
    const empty = field.children.length === 1 && lineText(first) === '';
    first.classList.toggle('placeholder', empty);
    if (empty) first.setAttribute('data-placeholder', placeholder);
    else first.removeAttribute('data-placeholder');
  };
  field.addEventListener('input', () => {
    tidy();
    changed();
  });
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    const selection = getSelection();
    const all = read();
    if (all === '' || !selection?.anchorNode || !field.contains(selection.anchorNode)) write(all + text);
    else {
      selection.deleteFromDocument();
      selection.getRangeAt(0).insertNode(document.createTextNode(text));
      selection.collapseToEnd();
      write(read());
    }
    placeCaretAtEnd(field.lastElementChild);
    changed();
  });
  write('');
  return { element: h('div', { class: 'editor-frame' }, fallbackField, field), field, read, write };
}

function lineText(paragraph) {
  let text = '';
  for (const node of paragraph.childNodes) {
    if (node.nodeName === 'BR') text += node.classList.contains('ProseMirror-trailingBreak') ? '' : '\n';
    else text += node.textContent;
  }
  return text.replace(/\n$/, '');
}

function placeCaretAtEnd(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}
