/** What the simulator tells this page: looks, patience, words and what to show. Changes while the page is open. */
export const state = JSON.parse(document.getElementById('simulator-state').textContent);

const listeners = new Set();
const UI_KEY = 'simulator/ui';
const asked = new URLSearchParams(location.search).get('ui');
if (asked !== null) sessionStorage.setItem(UI_KEY, asked);

/** The layout of this tab: the one asked for by `?ui=` in this tab, else the simulator's setting. */
export const ui = () => sessionStorage.getItem(UI_KEY) ?? state.ui;

export function onStateChange(listener) {
  listeners.add(listener);
}

/** The sentence of the page's own in the language of the page. */
export function text(key, values = {}) {
  return (state.texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

export const label = (key) => state.labels[key];

/** Whether something is to be shown now, and in which words. */
export const shows = (kind) => state.chrome.find((each) => each.kind === kind);

/** Follows the simulator for as long as the page is open. */
export function followSimulator() {
  const source = new EventSource('/__simulator/events');
  source.onmessage = (event) => {
    const before = { ui: ui(), theme: state.theme, locale: state.locale };
    Object.assign(state, JSON.parse(event.data));
    const looksChanged = ui() !== before.ui || state.locale !== before.locale || state.theme !== before.theme;
    for (const listener of listeners) listener(looksChanged);
  };
}
