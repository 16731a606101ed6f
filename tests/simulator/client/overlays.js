import { h, icon, iconButton } from './dom.js';
import { label, state, text } from './state.js';

/** What lies over the page: toasts, dialogs, modals, other people's panels. Kept outside the page's own tree. */
export class Overlays {
  dismissed = new Set();
  own = [];
  host = h('div', { class: 'portals' });

  constructor() {
    document.body.append(this.host);
  }

  /** A toast of the page's own; it leaves by itself. */
  toast(words, danger = true) {
    const entry = { kind: danger ? 'toast' : 'noise-toast', text: words, serial: `own-${this.own.length}` };
    this.own.push(entry);
    this.render();
    setTimeout(() => this.dismiss(entry), 6000);
  }

  /** A modal of the page's own; it stays until somebody closes it. */
  modal(kind, title, words) {
    if (this.own.some((entry) => entry.kind === kind && !this.dismissed.has(entry.serial))) return;
    if (state.chrome.some((entry) => entry.kind === kind)) return;
    this.own.push({ kind, title, text: words, serial: `own-${this.own.length}` });
    this.render();
  }

  dismiss(entry) {
    this.dismissed.add(entry.serial);
    this.render();
  }

  render() {
    const open = [...this.own, ...state.chrome].filter(
      (entry) => BUILD[entry.kind] && !this.dismissed.has(entry.serial),
    );
    this.host.replaceChildren(...open.map((entry) => BUILD[entry.kind](entry, () => this.dismiss(entry))));
  }
}

const dialog = (entry, close, more, buttonLabel) =>
  h(
    'div',
    { class: 'modal-overlay', ...more },
    h(
      'div',
      {
        role: 'dialog',
        'aria-modal': 'true',
        'data-state': 'open',
        class: 'modal',
        'aria-label': entry.title,
      },
      h('h2', {}, entry.title),
      entry.text === '' ? null : h('p', {}, entry.text),
      h(
        'div',
        { class: 'modal-buttons' },
        h('button', { type: 'button', class: 'primary', onclick: close }, buttonLabel),
      ),
    ),
  );

const toast = (entry, close, danger) =>
  h(
    'div',
    { class: 'toast-root', 'data-sonner-toast': true },
    h(
      'div',
      {
        role: 'alert',
        class: `toast${danger ? ' danger' : ''}`,
        ...(danger ? { 'data-testid': 'toast-error' } : {}),
      },
      h('span', {}, entry.text),
      iconButton('close', 'Close', { onclick: close }),
    ),
  );

const BUILD = {
  toast: (entry, close) => toast(entry, close, true),
  'noise-toast': (entry, close) => toast(entry, close, false),
  dialog: (entry, close) => dialog(entry, close, {}, 'Reset thread'),
  'rate-limit-modal': (entry, close) =>
    dialog(
      entry,
      close,
      { 'data-testid': 'modal-conversation-history-rate-limit', id: 'modal-conversation-history-rate-limit' },
      label('gotIt'),
    ),
  'session-modal': (entry, close) =>
    dialog(entry, close, { 'data-testid': 'modal-session-expired' }, 'Log in'),
  'announcement-dialog': (entry, close) =>
    dialog({ title: 'New', text: entry.text }, close, { 'data-testid': 'modal-announcement' }, 'Try it'),
  'other-extension': (entry, close) =>
    h(
      'other-extension-panel',
      { class: 'other-extension' },
      h('b', {}, 'Prompt Helper'),
      h('div', { role: 'alert' }, entry.text),
      iconButton('close', 'Close', { onclick: close }),
    ),
};

/** In place of the whole page. */
export function fullPageError({ kind, title, text: words }, again) {
  if (kind === 'capacity') {
    return h(
      'div',
      { class: 'full-page' },
      h('h1', {}, words),
      h('button', { type: 'button', class: 'secondary' }, 'Get notified when we’re back'),
    );
  }
  return h(
    'div',
    { class: 'flex h-full w-full full-page' },
    h('h2', {}, title),
    kind === 'route-error' ? h('p', {}, words) : null,
    h('button', { type: 'button', class: 'secondary', onclick: again }, icon('again'), 'Try again'),
  );
}

/** In place of the composer. */
export function composerError({ text: words }, again) {
  return h(
    'div',
    { class: 'composer-error' },
    h('p', {}, words),
    h('button', { type: 'button', class: 'secondary', onclick: again }, icon('again'), 'Regenerate'),
  );
}

/** A conversation that could not be read. */
export function couldNotLoad(words, again) {
  return h(
    'div',
    { class: 'could-not-load rounded-xl border border-token-border-default bg-token-bg-secondary p-4' },
    words ?? text('could-not-load'),
    h('button', { type: 'button', class: 'secondary', onclick: again }, label('retry')),
  );
}
