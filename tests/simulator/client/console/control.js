const REFRESH = 1000;
const GROUPS = {
  answer: 'Answers',
  page: 'Page and single routes',
  edge: 'Edge and network',
  account: 'Account, limits',
  data: 'Odd data',
  noise: 'Noise: must never count',
};
const COMPONENT_STATES = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'full_outage',
  'under_maintenance',
];
let drawnFrom = '';

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

async function post(command, fields = {}) {
  await fetch(`/control/${command}`, { method: 'POST', body: JSON.stringify(fields) });
  await refresh();
}

async function refresh() {
  try {
    const text = await (await fetch('/control/state')).text();
    if (text !== drawnFrom) draw(JSON.parse(text));
    drawnFrom = text;
  } catch {
    document.body.classList.add('gone');
    return;
  }
  document.body.classList.remove('gone');
}

function draw(state) {
  const { tables, settings } = state;
  const focus = document.activeElement?.id;
  document.body.replaceChildren(
    h(
      'header',
      {},
      h(
        'div',
        {},
        h('h1', {}, 'Simulator console'),
        h(
          'p',
          {},
          'A stand-in of chatgpt.com and status.openai.com on this computer. Open pages follow at once.',
        ),
      ),
      h(
        'button',
        { id: 'recover-all', class: 'primary', onclick: () => post('scene', { scene: 'calm' }) },
        'Recover everything',
      ),
    ),
    h(
      'main',
      {},
      panel(
        'Scenes',
        'scenes',
        tables.scenes.map(({ id, name, sentence }) =>
          h(
            'button',
            { id: `scene-${id}`, class: 'scene', onclick: () => post('scene', { scene: id }) },
            h('b', {}, name),
            h('span', {}, sentence),
          ),
        ),
      ),
      panel(
        'Page',
        'page',
        choice('ui', 'Layout', tables.uis, settings.ui),
        choice('theme', 'Theme', ['system', 'light', 'dark'], settings.theme),
        choice('locale', 'Language', tables.locales, settings.locale),
        toggle('signedIn', 'Signed in', settings.signedIn),
        toggle('flatRoute', 'Flat conversation route', settings.flatRoute),
        toggle('treeRoute', 'Tree conversation route', settings.treeRoute),
        choice('handOff', 'Answers are handed off', tables.handOffs, settings.handOff),
        h('button', { id: 'expire-token', onclick: () => post('expire-token') }, 'Expire the access token'),
      ),
      panel(
        'Faults of ChatGPT',
        'faults',
        Object.entries(GROUPS).map(([group, title]) => faultGroup(group, title, state)),
      ),
      panel(
        'Status page',
        'status',
        h('h3', {}, 'ChatGPT’s components'),
        h(
          'div',
          { class: 'components' },
          state.components.filter(({ id }) => tables.chatgptComponents.includes(id)).map(component),
        ),
        h('h3', {}, 'Open incidents'),
        incidents(state.incidents),
        h('h3', {}, 'Faults of the page itself'),
        h(
          'div',
          { class: 'chips' },
          tables.statusFaults.map(({ id, sentence }) =>
            chip(`status-${id}`, id, sentence, state.statusFault?.id === id, (on) =>
              post(on ? 'status-recover' : 'status-fail', { fault: id }),
            ),
          ),
        ),
      ),
      panel(
        'Requests',
        'requests',
        h('table', {}, h('tbody', {}, state.requests.toReversed().map(requestRow))),
      ),
    ),
  );
  if (focus) document.getElementById(focus)?.focus();
}

const panel = (title, name, ...children) =>
  h('section', { class: name, 'aria-label': title }, h('h2', {}, title), ...children);

function choice(key, title, values, now) {
  return h(
    'fieldset',
    { class: 'choice' },
    h('legend', {}, title),
    values.map((value) =>
      h(
        'button',
        {
          id: `${key}-${value}`,
          'aria-pressed': String(value === now),
          onclick: () => post('set', { [key]: value }),
        },
        value,
      ),
    ),
  );
}

const toggle = (key, title, now) =>
  h(
    'label',
    { class: 'toggle' },
    h('input', { id: key, type: 'checkbox', checked: now, onchange: () => post('set', { [key]: !now }) }),
    title,
  );

function faultGroup(group, title, { tables, faults }) {
  const active = new Set(faults.map(({ id }) => id));
  return h(
    'div',
    {},
    h('h3', {}, title),
    h(
      'div',
      { class: 'chips' },
      tables.faults
        .filter((fault) => fault.group === group)
        .map(({ id, sentence }) =>
          chip(`fault-${id}`, id, sentence, active.has(id), (on) =>
            post(on ? 'recover' : 'fail', { fault: id }),
          ),
        ),
    ),
  );
}

const chip = (id, name, sentence, on, press) =>
  h(
    'button',
    { id, class: 'chip', title: sentence, 'aria-pressed': String(on), onclick: () => press(on) },
    name.replaceAll('-', ' '),
  );

function component({ id, name, status }) {
  return h(
    'label',
    { class: status },
    h('span', {}, name),
    h(
      'select',
      {
        id: `component-${id}`,
        onchange: (event) => post('status-component', { component: id, state: event.target.value }),
      },
      COMPONENT_STATES.map((value) =>
        h('option', { value, selected: value === status }, value.replaceAll('_', ' ')),
      ),
    ),
  );
}

function incidents(list) {
  const open = list.filter(({ status }) => status !== 'resolved');
  if (open.length === 0) return h('p', { class: 'none' }, 'None.');
  return h(
    'ul',
    {},
    open.map(({ id, name, status }) =>
      h(
        'li',
        {},
        `${name} (${status}) `,
        h(
          'button',
          {
            id: `resolve-${id}`,
            onclick: () =>
              post('status-update', {
                id,
                state: 'resolved',
                message: 'All impacted services have now fully recovered.',
                componentStatus: 'operational',
              }),
          },
          'Resolve',
        ),
      ),
    ),
  );
}

const requestRow = ({ at, method, host, path, route, status }) =>
  h(
    'tr',
    { class: status === null ? 'open' : status >= 400 || status === 0 ? 'failed' : '' },
    h('td', {}, new Date(at).toLocaleTimeString()),
    h('td', {}, status === null ? '…' : status === 0 ? 'reset' : String(status)),
    h('td', {}, route),
    h('td', {}, `${method} ${host}${path}`),
  );

await refresh();
setInterval(refresh, REFRESH);
