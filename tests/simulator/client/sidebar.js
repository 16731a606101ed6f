import { callJson } from './api.js';
import { h, icon, iconButton } from './dom.js';
import { openMenu } from './menu.js';
import { label, state, text } from './state.js';

const PAGE = 28;

/** The history list and the projects, with how loading them went. */
export class History {
  items = [];
  projects = [];
  failed = null;

  async load() {
    if (!state.signedIn) {
      this.items = [];
      this.projects = [];
      return;
    }
    try {
      const list = await callJson(
        `/backend-api/conversations?offset=0&limit=${PAGE}&order=updated&is_archived=false`,
      );
      const sidebar = await callJson('/backend-api/gizmos/snorlax/sidebar?conversations_per_gizmo=0');
      this.items = list.items ?? [];
      this.projects = (sidebar.items ?? []).map(({ gizmo: { gizmo } }) => ({
        path: gizmo.short_url ?? gizmo.id,
        name: gizmo.display.name,
      }));
      this.failed = null;
    } catch (error) {
      this.failed = error;
    }
  }
}

/** The sidebar. `go` navigates, `retry` loads the history again. */
export function sidebar(history, layout, { path, go, retry, close }) {
  const link = (href, ...children) =>
    h(
      'a',
      {
        href,
        class: `side-link${href === path ? ' active' : ''}`,
        'data-sidebar-item': 'true',
        draggable: 'true',
        onclick: (event) => go(event, href),
      },
      children,
    );
  const conversation = (item) =>
    h(
      'div',
      { class: 'side-row' },
      link(`/c/${item.id}`, h('span', { dir: 'auto', class: 'truncate' }, item.title ?? 'New chat')),
      iconButton('dots', 'Open conversation options', {
        class: 'icon-button options',
        'data-conversation-options-trigger': item.id,
        'aria-haspopup': 'menu',
        onclick: (event) =>
          openMenu(event.currentTarget, [
            ['Share', () => {}],
            ['Rename', () => {}],
            ['Archive', () => {}],
            ['Delete', () => {}, true],
          ]),
      }),
    );
  return h(
    'div',
    { ...layout.attributes.sidebar, class: 'sidebar' },
    h(
      'nav',
      { 'aria-label': 'Chat history' },
      h(
        'div',
        { class: 'side-head' },
        h('span', { class: 'logo' }, icon('spark')),
        iconButton('close', 'Close sidebar', { class: 'icon-button side-close', onclick: close }),
      ),
      link('/', icon('edit'), 'New chat'),
      link('/?temporary-chat=true', icon('ghost'), 'Temporary chat'),
      h('button', { type: 'button', class: 'side-link' }, icon('search'), 'Search chats'),
      history.projects.length === 0 ? null : h('h2', { class: 'side-title' }, 'Projects'),
      history.projects.map(({ path: place, name }) =>
        link(`/g/${place}/project`, icon('folder'), h('span', { class: 'truncate' }, name)),
      ),
      h(
        'div',
        { ...layout.attributes.history, class: 'history' },
        h('h2', { class: 'side-title' }, 'Chats'),
        history.failed === null ? history.items.map(conversation) : historyFailure(retry),
      ),
    ),
    state.signedIn
      ? h(
          'div',
          { class: 'account', 'data-testid': 'accounts-profile-button' },
          h('span', { class: 'avatar' }, 'R'),
          h('span', {}, 'Robin Example', h('small', {}, 'Plus')),
        )
      : h(
          'div',
          { class: 'account' },
          h('button', { type: 'button', class: 'primary', 'data-testid': 'login-button' }, 'Log in'),
          h(
            'button',
            { type: 'button', class: 'secondary', 'data-testid': 'signup-button' },
            'Sign up for free',
          ),
        ),
  );
}

function historyFailure(retry) {
  return h(
    'div',
    { class: 'history-failure' },
    h('p', {}, text('unable-to-load-history')),
    h('button', { type: 'button', class: 'secondary', onclick: retry }, label('retry')),
  );
}
