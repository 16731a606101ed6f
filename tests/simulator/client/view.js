import { createComposer } from './composer.js';
import { h, icon, iconButton } from './dom.js';
import { LAYOUTS } from './layouts/index.js';
import { composerError, couldNotLoad, fullPageError } from './overlays.js';
import { sidebar } from './sidebar.js';
import { shows, state, ui } from './state.js';
import { watchUnits } from './virtual.js';

const root = document.getElementById('root');
let drawn = null;

/** Draws the whole page anew, as a framework does on navigation: nothing of the old tree survives. */
export function draw(app) {
  const { thread } = app;
  const layout = LAYOUTS[ui()];
  document.documentElement.classList.toggle('dark', state.theme === 'dark');
  document.documentElement.classList.toggle('light', state.theme === 'light');
  document.title = thread.title ?? 'ChatGPT';
  const list = h(layout.attributes.thread.role === 'list' ? 'ol' : 'div', {
    class: 'thread',
    ...attributes(layout, 'thread'),
  });
  const composer = createComposer({
    kind: layout.editor,
    draftId: thread.draftId,
    send: app.send,
    stop: app.stop,
  });
  drawn = {
    thread,
    layout,
    list,
    composer,
    units: new Map(),
    slot: h('div', { class: 'composer-slot' }),
    app,
  };
  const full = fullPage();
  const inPlace =
    full === undefined ? conversation(app, layout, list) : fullPageError(full, () => location.reload());
  // A crashed conversation leaves the sidebar standing; the other error pages replace everything.
  const main =
    full === undefined || full.kind === 'boundary'
      ? [sidebarFor(app, layout), h('main', attributes(layout, 'main'), inPlace)]
      : inPlace;
  root.replaceChildren(
    h('div', {
      id: 'aria-notify-live-region-assertive',
      class: 'sr-only',
      role: 'alert',
      'aria-live': 'assertive',
    }),
    h('div', {
      id: 'aria-notify-live-region-polite',
      class: 'sr-only',
      role: 'status',
      'aria-live': 'polite',
    }),
    h('div', { class: `app ui-${ui()}` }, main),
  );
  drawThread();
  toEnd();
}

/** Draws the sidebar alone. */
export function drawSidebar(app) {
  document.querySelector('.sidebar')?.replaceWith(sidebarFor(app, LAYOUTS[ui()]));
}

const sidebarFor = (app, layout) =>
  sidebar(app.history, layout, {
    path: location.pathname,
    go: app.follow,
    retry: app.reloadHistory,
    close: toggleSidebar,
  });

/** Whether something stands in place of the whole page. */
export const fullPage = () =>
  ['route-error', 'boundary', 'capacity'].map(shows).find((each) => each !== undefined);

const isAtEnd = () => {
  const scroller = drawn.list.parentElement;
  return scroller !== null && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 150;
};

function toEnd() {
  const scroller = drawn.list.parentElement;
  if (scroller !== null) scroller.scrollTop = scroller.scrollHeight;
}

const attributes = (layout, part) => {
  const { class: _, ...rest } = layout.attributes[part];
  return { ...rest, class: `${part} ${layout.attributes[part].class ?? ''}` };
};

const toggleSidebar = () => document.querySelector('.app')?.classList.toggle('with-sidebar');

function conversation(app, layout, list) {
  const { thread } = app;
  return [
    h(
      'header',
      attributes(layout, 'header'),
      iconButton('menu', 'Open sidebar', { class: 'icon-button side-open', onclick: toggleSidebar }),
      h(
        'button',
        { type: 'button', class: 'model' },
        'ChatGPT',
        h('span', { class: 'simulated' }, 'simulated'),
        icon('chevron'),
      ),
      thread.temporary ? h('span', { class: 'temporary' }, 'Temporary chat') : null,
      h(
        'div',
        { 'data-testid': 'thread-header-right-actions', class: 'header-right' },
        h('button', { type: 'button', class: 'secondary share' }, icon('share'), 'Share'),
      ),
    ),
    h('div', { class: 'banner-slot' }),
    h('div', { class: 'alert-slot' }),
    h('div', attributes(layout, 'scroller'), list),
    h(
      'div',
      attributes(layout, 'bottom'),
      drawn.slot,
      h(
        'div',
        { class: 'disclaimer', 'data-testid': 'thread-disclaimer' },
        'ChatGPT can make mistakes. Check important info.',
      ),
    ),
  ];
}

/** Draws the conversation, or only the unit that holds `turn`. */
export function drawThread(turn) {
  const { thread, layout, list, units, composer, slot, app } = drawn;
  const composerFailure = shows('composer-error');
  const field =
    composerFailure === undefined ? composer.element : composerError(composerFailure, app.retryLast);
  if (slot.firstChild !== field) slot.replaceChildren(field);
  composer.setBusy(thread.run !== null);
  drawAlert(thread);
  announceNoise();
  const follow = isAtEnd();
  if (thread.status === 'failed') {
    list.replaceChildren(couldNotLoad(thread.failure, app.reload));
    return;
  }
  const wanted = layout.units(thread.turns);
  document.querySelector('.app')?.classList.toggle('empty', wanted.length === 0 && thread.status === 'ready');
  if (wanted.length === 0) {
    list.replaceChildren(
      thread.status === 'loading' ? h('div', { class: 'loading', 'aria-busy': 'true' }) : greeting(app),
    );
    return;
  }
  const actions = {
    retry: app.retry,
    newChat: app.newChat,
    isLast: (each) => thread.isLast(each),
    extras: extrasOf(thread),
  };
  const children = wanted.map((unit, index) => {
    const key = unit[0].key;
    const known = units.get(key);
    if (known !== undefined && turn !== undefined && !unit.includes(turn)) return known;
    const element = layout.unit(unit, index + 1, actions);
    units.set(key, element);
    known?.replaceWith(element);
    return element;
  });
  if (turn === undefined || children.some((child) => child.parentElement === null)) {
    list.replaceChildren(...(layout.virtual ? watchUnits(wanted, children) : children));
  }
  if (follow) toEnd();
}

function drawAlert(thread) {
  const slot = document.querySelector('.alert-slot');
  const banner = document.querySelector('.banner-slot');
  slot?.replaceChildren(
    ...(thread.alert === null ? [] : [h('div', { role: 'alert', class: 'alert-above' }, thread.alert)]),
  );
  const reconnecting = shows('reconnecting-banner');
  banner?.replaceChildren(
    ...(reconnecting === undefined ? [] : [h('div', { class: 'banner', role: 'status' }, reconnecting.text)]),
  );
}

const extrasOf = (thread) => (turn) =>
  thread.isLast(turn)
    ? state.chrome.filter(({ kind }) => ['safety-review', 'tool-error', 'widget-error'].includes(kind))
    : [];

function greeting(app) {
  return h(
    'h1',
    { class: 'greeting' },
    app.projectName ?? (app.thread.temporary ? 'Temporary chat' : 'What’s on the agenda today?'),
  );
}

/** Screen-reader announcements: they are on every page, and some sound like errors. */
function announceNoise() {
  const noise = shows('live-region');
  const region = document.getElementById('aria-notify-live-region-assertive');
  const polite = document.getElementById('aria-notify-live-region-polite');
  region.textContent = noise?.text ?? '';
  polite.textContent = noise === undefined ? '' : state.texts.announcement;
}
