/**
 * Builds an element. Attributes: strings as they are, `true` as an empty attribute, `false`, `null` and `undefined` not
 * at all; functions under `on…` become listeners. Children: nodes, strings, arrays of them, or null.
 * There is no other way to make markup here: the page enforces Trusted Types, as the real one does.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat(Number.POSITIVE_INFINITY).filter((child) => child !== null && child !== undefined),
  );
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Line icons, drawn on a grid of 20. */
const PATHS = {
  send: 'M10 16V4M4.5 9.5 10 4l5.5 5.5',
  stop: 'M6 6h8v8H6z',
  plus: 'M10 4v12M4 10h12',
  copy: 'M7 7V4h9v9h-3M4 7h9v9H4z',
  up: 'M6 9v7H3V9zm0 7h7l3-4V8h-5l1-5-6 6z',
  down: 'M14 11V4h3v7zm0-7H7L4 8v4h5l-1 5 6-6z',
  again: 'M16 10a6 6 0 1 1-2-4.5M16 3v3.5h-3.5',
  dots: 'M4 10h.01M10 10h.01M16 10h.01',
  edit: 'M12 4H4v12h12V8M9 11l7-7',
  search: 'M9 15a6 6 0 1 1 0-12 6 6 0 0 1 0 12zm4.5-1.5L17 17',
  menu: 'M3 6h14M3 10h14M3 14h14',
  folder: 'M3 5h5l2 2h7v9H3z',
  ghost: 'M4 17V9a6 6 0 0 1 12 0v8l-3-2-3 2-3-2z',
  share: 'M10 12V3M6.5 6 10 3l3.5 3M4 11v6h12v-6',
  close: 'M5 5l10 10M15 5 5 15',
  spark: 'M10 3l1.8 5.2L17 10l-5.2 1.8L10 17l-1.8-5.2L3 10l5.2-1.8z',
  file: 'M5 3h7l3 3v11H5zM12 3v3h3',
  chevron: 'M6 8l4 4 4-4',
};

/** One of the icons above. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `icon icon-${name}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button with an icon only. */
export function iconButton(name, label, attributes = {}) {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, ...attributes },
    icon(name),
  );
}
