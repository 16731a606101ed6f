import { h } from './dom.js';

/** Above this many units those far from the screen are empty placeholders. */
const LIMIT = 12;

/**
 * Puts every unit into a container; in long conversations only units near the screen are mounted, as on the real page:
 * whoever reads the DOM sees a part of the conversation.
 */
export function watchUnits(units, elements) {
  const containers = units.map(([turn], index) => {
    const container = h('div', { 'data-turn-id-container': turn.id }, elements[index]);
    return container;
  });
  if (containers.length <= LIMIT) return containers;
  const mounted = new Map(containers.map((container, index) => [container, elements[index]]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        target.setAttribute('data-is-intersecting', String(isIntersecting));
        const element = target.firstElementChild ?? mounted.get(target);
        if (isIntersecting) {
          if (target.firstElementChild === null) target.append(element);
        } else if (target.firstElementChild !== null && target !== containers.at(-1)) {
          target.style.setProperty('--last-known-height', `${boundingClientRect.height}px`);
          mounted.set(target, element);
          element.remove();
        }
      }
    },
    { rootMargin: '600px' },
  );
  for (const container of containers) observer.observe(container);
  return containers;
}
