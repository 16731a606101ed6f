import { onSessionOver } from './api.js';
import { Overlays } from './overlays.js';
import { ask, newPrompt, stop } from './send.js';
import { History } from './sidebar.js';
import { followSimulator, onStateChange, text } from './state.js';
import { loadExperiments, telemetry } from './telemetry.js';
import { Thread } from './thread.js';
import { draw, drawSidebar, drawThread, fullPage } from './view.js';

const overlays = new Overlays();
const app = {
  history: new History(),
  thread: null,
  projectName: null,
  send: (words) => run(app.thread, newPrompt(words)),
  stop: () => stop(app.thread),
  retry: (turn) => again(turn),
  retryLast: () => again(app.thread.turns.at(-1)),
  newChat: () => navigate('/'),
  reload: () => open(location.pathname + location.search),
  follow(event, href) {
    event.preventDefault();
    navigate(href);
  },
  async reloadHistory() {
    await loadHistory();
    drawSidebar(app);
  },
};

/** Which conversation an address means. */
function threadFor(address) {
  const url = new URL(address, location.origin);
  const [, project = null, id = null] =
    /^(?:\/g\/([^/]+))?(?:\/c\/([^/]+)|\/project)?\/?$/.exec(url.pathname) ?? [];
  return new Thread({ id, project, temporary: url.searchParams.get('temporary-chat') === 'true' });
}

const projectName = ({ project }) =>
  project === null ? null : (app.history.projects.find(({ path }) => path === project)?.name ?? null);

function navigate(href) {
  history.pushState({}, '', href);
  telemetry('page_view');
  open(href);
}

async function open(address) {
  const thread = threadFor(address);
  app.thread = thread;
  app.projectName = projectName(thread);
  draw(app);
  if (thread.id === null) return;
  try {
    await thread.load();
  } catch (error) {
    loadFailed(thread, error);
  }
  if (app.thread === thread) draw(app);
}

function loadFailed(thread, error) {
  if (error.status === 429) overlays.modal('rate-limit-modal', text('rate-limit-title'), text('rate-limit'));
  if (app.thread === thread && error.manner === 'toast-and-home') {
    overlays.toast(text('unable-to-load', { id: thread.id }));
    history.replaceState({}, '', '/');
    void open('/');
    return;
  }
  if (error.code === 'conversation_not_found') overlays.toast(error.message);
  thread.status = 'failed';
  thread.failure = error.message === text('no-renderable-messages') ? error.message : null;
}

async function loadHistory() {
  await app.history.load();
  app.projectName = projectName(app.thread);
  if (app.history.failed?.status === 429) {
    overlays.modal('rate-limit-modal', text('rate-limit-title'), text('rate-limit'));
  }
}

/** Another answer to the turn's question: in place of a failed answer, or as a new version. */
function again(turn) {
  const { thread } = app;
  const index = thread.turns.findLastIndex(
    (each) => each.role === 'user' && thread.turns.indexOf(each) <= thread.turns.indexOf(turn),
  );
  const user = thread.turns[index];
  if (user === undefined || thread.run !== null) return;
  thread.turns = thread.turns.slice(0, index + 1);
  void run(thread, user, true);
}

async function run(thread, user, retrying = false) {
  const current = () => app.thread === thread;
  const base = thread.project === null ? '' : `/g/${thread.project}`;
  if (thread.id === null && !thread.temporary) {
    history.pushState({}, '', `${base}/c/WEB:${crypto.randomUUID()}`);
  }
  telemetry('message_sent');
  await ask(
    thread,
    user,
    {
      changed: (turn) => current() && drawThread(turn),
      named(id) {
        if (current() && !thread.temporary) history.replaceState({}, '', `${base}/c/${id}`);
      },
      titled(title) {
        thread.title = title;
        if (current()) document.title = title;
      },
      finished: () => current() && drawThread(),
    },
    retrying,
  );
  await app.reloadHistory();
}

onSessionOver(() => overlays.modal('session-modal', text('session-expired-title'), text('session-expired')));
addEventListener('popstate', () => open(location.pathname + location.search));
let full = fullPage();
onStateChange((looksChanged) => {
  overlays.render();
  const fullChanged = fullPage() !== undefined || full !== undefined;
  full = fullPage();
  if (looksChanged) void open(location.pathname + location.search);
  else if (fullChanged) draw(app);
  else drawThread();
});

await Promise.all([open(location.pathname + location.search), app.reloadHistory()]);
overlays.render();
followSimulator();
loadExperiments();
telemetry('page_view');
addEventListener(
  'scroll',
  async (event) => {
    const { thread } = app;
    if (event.target.scrollTop > 80 || thread?.earlier === null || thread?.status !== 'ready') return;
    const before = event.target.scrollHeight;
    await thread.loadEarlier();
    drawThread();
    event.target.scrollTop = event.target.scrollHeight - before;
  },
  { capture: true },
);
