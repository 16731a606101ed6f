import { call } from './api.js';
import { h, icon, iconButton } from './dom.js';
import { copy, markdown } from './markdown.js';
import { answerNodes } from './references.js';

/** One block of an answer, without the frame that the layout puts around it. `body`: attributes of a text's element. */
export function blockBody(block, body, streaming) {
  switch (block.kind) {
    case 'text':
      return h(
        'div',
        {
          ...body,
          class: `${body.class ?? ''}${streaming ? ' result-streaming' : ''}`,
          ...(streaming ? { 'data-streaming-response-status': 'streaming' } : {}),
        },
        answerNodes(block.text, block.references ?? []),
      );
    case 'thought':
      return h('button', { type: 'button', class: 'thought' }, block.text, icon('chevron'));
    case 'code':
      return h('div', { class: 'tool' }, markdown(`\`\`\`${block.language ?? ''}\n${block.text}\n\`\`\``));
    case 'output':
      return h('div', { class: 'tool output' }, h('pre', {}, h('code', {}, block.text)));
    case 'canvas':
      return h(
        'div',
        { class: 'canvas', id: `textdoc-message-${block.id}` },
        h('div', { class: 'canvas-title' }, icon('edit'), block.title),
        h('div', { class: 'canvas-text' }, markdown(block.text)),
      );
    default:
      return picture(block.pointer);
  }
}

/** A picture of the conversation: asks for its address first, as the page does. */
function picture(pointer) {
  const image = h('img', { alt: 'Uploaded image', class: 'picture' });
  const id = pointer.replace(/^(?:sediment|file-service):\/\//, '');
  call(`/backend-api/files/download/${id}?inline=false`)
    .then((response) => response.json())
    .then((file) => {
      if (file.download_url !== undefined) image.src = file.download_url;
    })
    .catch(() => {});
  return h('div', { class: 'picture-frame group/imagegen-image' }, image);
}

/** What the user sent: text in a bubble, pictures and files above it. */
export function userContent(turn, bubble) {
  return [
    turn.images?.map((part) => picture(part.asset_pointer)),
    turn.attachments
      ?.filter((file) => !file.mime_type?.startsWith('image/'))
      .map((file) => h('div', { class: 'file-tile' }, icon('file'), h('span', {}, file.name))),
    turn.text === '' ? null : h('div', bubble, h('div', { class: 'whitespace-pre-wrap' }, turn.text)),
  ];
}

/** The row of buttons under a finished answer. */
export function actionRow(turn, actions) {
  const text = () => turn.blocks.map((block) => block.text ?? '').join('\n\n');
  return h(
    'div',
    { role: 'group', 'aria-label': 'Response actions', class: 'turn-actions' },
    iconButton('copy', 'Copy response', {
      'data-testid': 'copy-turn-action-button',
      onclick: () => copy(text()),
    }),
    iconButton('up', 'Good response', { 'data-testid': 'good-response-turn-action-button' }),
    iconButton('down', 'Bad response', { 'data-testid': 'bad-response-turn-action-button' }),
    iconButton('again', 'Try again', {
      'data-testid': 'regenerate-turn-action-button',
      onclick: () => actions.retry(turn),
    }),
    iconButton('dots', 'More actions', { 'data-testid': 'more-turn-action-button', 'aria-haspopup': 'menu' }),
  );
}

/** The name a speaker has for screen readers. */
export const speaker = (level, words, more = {}) => h(`h${level}`, { class: 'sr-only', ...more }, words);

/** Lines inside the last turn that are no errors of the service: tool rows, widgets, the safety review. */
export function extraLines(extras) {
  return extras.map(({ kind, text }) => {
    if (kind === 'safety-review') return h('div', { role: 'status', class: 'extra' }, text);
    if (kind === 'widget-error') return h('div', { class: 'extra widget' }, text);
    return h('div', { class: 'extra tool-row' }, h('button', { type: 'button' }, text));
  });
}
