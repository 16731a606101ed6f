import css from '../../components/warning.css?inline';
import { composerForm, roomAboveComposer } from '../../lib/chatgpt/page-room';
import { afterPaint } from '../../lib/chatgpt/painted';

/** Somebody who takes the card away again and again shall not be fought with. */
const MOST_RETURNS = 20;
const RETURN_AFTER_MS = 250;

/**
 * One element of ours beside the page's own tree, with an open shadow root. It comes back when the site removes it, and keeps clear
 * of the composer. `draw` fills the place; `room` is the height in px above the composer, undefined while it is not known.
 */
export function createPageCard(
  name: string,
  signal: AbortSignal,
  draw: (place: Element, room: number | undefined) => void,
  clear: (place: Element) => void,
) {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const place = document.createElement('div');
  root.append(style, place);
  // The page answers to keys wherever they are typed; these are ours.
  for (const type of ['keydown', 'keyup', 'keypress'])
    host.addEventListener(type, (event) => event.stopPropagation());

  let shown = false;
  let room: number | undefined;
  let returns = 0;
  const measure = () => {
    const before = room;
    room = shown ? roomAboveComposer(document) : undefined;
    if (shown && room !== before) draw(place, room);
  };
  const attach = () => {
    if (!shown || host.isConnected || returns++ > MOST_RETURNS) return;
    const parent = document.body ?? document.documentElement;
    parent.append(host);
    presence.observe(document.documentElement, { childList: true });
    presence.observe(parent, { childList: true });
    const form = composerForm(document);
    if (form) sizes.observe(form);
    sizes.observe(document.documentElement);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
  };
  const presence = new MutationObserver(() => {
    if (shown && !host.isConnected) setTimeout(attach, RETURN_AFTER_MS);
  });
  const sizes = new ResizeObserver(measure);
  const themes = new MutationObserver(() => shown && draw(place, room));
  const remove = () => {
    shown = false;
    presence.disconnect();
    sizes.disconnect();
    themes.disconnect();
    clear(place);
    host.remove();
  };
  signal.addEventListener('abort', remove, { once: true });

  return {
    host,
    remove,
    /** Puts the card into the page, or draws it anew where it stands. */
    show() {
      if (signal.aborted) return;
      if (!shown) returns = 0;
      shown = true;
      draw(place, room);
      attach();
      afterPaint(window, measure);
    },
  };
}
