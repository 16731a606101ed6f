/** A hidden tab paints nothing; what happened in it is looked at after this. */
const UNPAINTED_MS = 100;
/** How deep to look for what is shown in a frame that takes up no room itself. */
const DEEPEST = 4;

/** Runs an act right after the next paint, when layout is known and reading it costs nothing. In a hidden tab a little later. */
export function afterPaint(window: Window, act: () => void): void {
  let done = false;
  const once = () => {
    if (!done) act();
    done = true;
  };
  window.setTimeout(once, UNPAINTED_MS);
  window.requestAnimationFrame(() => window.setTimeout(once));
}

/**
 * Whether an element takes up room on the screen. What only screen readers get is one pixel large; a frame without any size may still
 * hold something that is placed freely.
 */
export function hasBox(element: Element, depth = 0): boolean {
  if (element.checkVisibility?.({ visibilityProperty: true }) === false) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width > 1 && height > 1) return true;
  const isFrame = width === 0 || height === 0;
  return isFrame && depth < DEEPEST && [...element.children].some((child) => hasBox(child, depth + 1));
}
