import { render } from 'preact';
import { WarningBar } from '../../components/WarningBar';
import css from '../../components/warning.css?inline';
import { composerForm, pageTheme, roomAboveComposer } from '../../lib/chatgpt/page-room';
import { afterPaint } from '../../lib/chatgpt/painted';
import type { WarningContent } from '../../lib/surfaces/warning-content';

import type { Deeds } from './deeds';

/** Somebody who takes the card away again and again shall not be fought with. */
const MOST_RETURNS = 20;
const RETURN_AFTER_MS = 250;

/**
 * `<lifeboat-warning>`: one element beside the page's own tree, with an open shadow root. It is there only while it has something to
 * say, comes back when the site removes it, and keeps clear of the composer.
 */
export function createWarning(
  deeds: Deeds,
  signal: AbortSignal,
): { show(content: WarningContent | null): void } {
  const host = document.createElement('lifeboat-warning');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const card = document.createElement('div');
  root.append(style, card);
  // The page answers to keys wherever they are typed; these are ours.
  for (const type of ['keydown', 'keyup', 'keypress'])
    host.addEventListener(type, (event) => event.stopPropagation());

  let content: WarningContent | null = null;
  let room: number | undefined;
  let returns = 0;
  const draw = () => {
    if (!content) return;
    host.dataset.verdict = content.verdict;
    render(<WarningBar {...deeds} content={content} theme={pageTheme(document)} room={room} />, card);
  };
  const measure = () => {
    const before = room;
    room = content ? roomAboveComposer(document) : undefined;
    if (room !== before) draw();
  };
  const attach = () => {
    if (!content || host.isConnected || returns++ > MOST_RETURNS) return;
    const place = document.body ?? document.documentElement;
    place.append(host);
    presence.observe(document.documentElement, { childList: true });
    presence.observe(place, { childList: true });
    const form = composerForm(document);
    if (form) sizes.observe(form);
    sizes.observe(document.documentElement);
  };
  const presence = new MutationObserver(() => {
    if (content && !host.isConnected) setTimeout(attach, RETURN_AFTER_MS);
  });
  const sizes = new ResizeObserver(measure);
  const remove = () => {
    content = null;
    presence.disconnect();
    sizes.disconnect();
    render(null, card);
    host.remove();
  };
  signal.addEventListener('abort', remove, { once: true });

  return {
    show(next) {
      if (signal.aborted) return;
      if (!next) return remove();
      if (!content) returns = 0;
      content = next;
      draw();
      attach();
      afterPaint(window, measure);
    },
  };
}
