import type { ErrorPlace } from '../evidence/evidence';
import { matchSignature, normaliseText } from '../evidence/match-signature';
import { ERROR_PLACES_ON_PAGE, type ErrorPlaceRow } from './error-places';
import { anyLayout } from './layouts';
import { ownWords } from './own-words';
import { readLines } from './page-text';

/** An error that the page shows, once per occurrence: the same banner in another turn, or after another send, is another one. */
export interface PageError {
  text: string;
  where: ErrorPlace;
}

export interface PageObserverOptions {
  document: Document;
  signal: AbortSignal;
  /** Runs an act when the page has painted and reading its layout costs nothing. */
  afterPaint(act: () => void): void;
  /** Whether an element takes up room on the screen. */
  hasBox(element: Element): boolean;
  /** The user's action that is under way or has just failed; undefined when there is none or it cannot be known. */
  currentAction(): string | undefined;
  onError(error: PageError): void;
  /** A finished answer stands at the end of the conversation. */
  onFinished(): void;
}

const TURN = anyLayout('turn');
/** Turns, and the places of those that are not in the page because they are far from the screen (captured 2026-07). */
const PLACES = `${TURN}, [data-turn-id-container]`;
const ANSWERED = anyLayout('answer');
const FINISHED = anyLayout('finished');
const RECOVERY = anyLayout('recovery');
const ANSWER = `${anyLayout('body')}, [data-user-message-bubble], [data-message-author-role="user"]`;
const SUSPECTS = [...ERROR_PLACES_ON_PAGE.map(({ selector }) => selector), RECOVERY, FINISHED].join(', ');
/** Never the page's own errors: menus, what only screen readers get, forms, ourselves. */
const NEVER = '[role="menu"], [role="menuitem"], .sr-only, [hidden], form, lifeboat-warning';

/** One batch of mutations looks at no more elements than this; a page load brings thousands, an error brings a few. */
const MOST_SUSPECTS = 200;
/** More added nodes than this are looked for in one query over the document instead of one by one. */
const MOST_NODES = 100;
/** Remembered errors of one page; the oldest are forgotten. */
const MOST_OCCURRENCES = 100;

interface Occurrence {
  container: Element;
  action: string | undefined;
  /** Number of the batch in which its element left the page. */
  goneIn: number | null;
}

/**
 * Watches the page for errors in its own chrome: structure first, in whatever layout and language, then words where the structure
 * alone proves nothing. One observer, a cheap filter in its callback, layout read only for the few elements that pass it, and after
 * the next paint. Never what an answer says, never what only screen readers hear, never menus or other extensions.
 */
export function observePage(options: PageObserverOptions): void {
  const { document, signal, afterPaint } = options;
  const occurrences = new Map<string, Occurrence>();
  let batch = 0;

  const observer = new MutationObserver((records) => {
    batch++;
    noteGone(records);
    const suspects = suspectsIn(records, document);
    if (suspects.size === 0) return;
    const number = batch;
    afterPaint(() => {
      if (!signal.aborted) judge(suspects, number);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  const there = [...document.querySelectorAll(SUSPECTS)].slice(0, MOST_SUSPECTS);
  if (there.length > 0) afterPaint(() => !signal.aborted && judge(new Set(there), 0));

  function noteGone(records: MutationRecord[]): void {
    if (occurrences.size === 0) return;
    for (const { removedNodes } of records) {
      for (const node of removedNodes) {
        for (const occurrence of occurrences.values()) {
          if (node.contains(occurrence.container)) occurrence.goneIn = batch;
        }
      }
    }
  }

  function judge(suspects: Set<Element>, number: number): void {
    const judged = new Set<Element>();
    let finished = false;
    for (const suspect of suspects) {
      if (!suspect.isConnected) continue;
      if (suspect.matches(FINISHED) && suspect.closest(ANSWERED)) finished ||= isLast(suspect.closest(TURN));
      if (suspect.matches(RECOVERY)) watchRecovery(suspect);
      const claim = claimOf(suspect);
      if (!claim || judged.has(claim.container)) continue;
      judged.add(claim.container);
      tell(claim.row, claim.container, number);
    }
    if (finished) options.onFinished();
  }

  /** A recovery that fails may turn into a card without a new element: its class changes. */
  function watchRecovery(notice: Element): void {
    observer.observe(notice, { attributes: true, attributeFilter: ['class'] });
  }

  function tell(row: ErrorPlaceRow, container: Element, number: number): void {
    const turn = container.closest(TURN);
    // A card may stay behind in an older turn (live, 2026-08-30).
    if (turn && !isLast(turn)) return;
    if (isForeign(container) || !options.hasBox(container)) return;
    const where = placeOf(row, container);
    const text = textOf(row, container, where);
    if (text === null) return;
    const key = `${row.id} ${turn ? turnKey(turn) : ''} ${text}`;
    const action = options.currentAction();
    const known = occurrences.get(key);
    // Told already: the same element, drawn again in one go, or shown again without another send.
    const isSame =
      known &&
      (known.container === container ||
        known.goneIn === number ||
        (action !== undefined && action === known.action));
    occurrences.delete(key);
    occurrences.set(key, { container, action, goneIn: null });
    const [oldest] = occurrences.keys();
    if (oldest !== undefined && occurrences.size > MOST_OCCURRENCES) occurrences.delete(oldest);
    if (!isSame) options.onError({ text, where });
  }

  function isLast(turn: Element | null): boolean {
    const last = [...document.querySelectorAll(PLACES)].at(-1);
    return turn !== null && last !== undefined && turn.contains(last);
  }

  function placeOf(row: ErrorPlaceRow, container: Element): ErrorPlace {
    if (row.id !== 'sentence-with-button' || container.closest('nav, #history')) return row.where;
    return document.querySelector(`${TURN}, ${anyLayout('composer')}`) ? row.where : 'full-page';
  }

  function textOf(row: ErrorPlaceRow, container: Element, where: ErrorPlace): string | null {
    const lines = readLines(container);
    const known = [lines.join(' '), ...lines].find((text) => matchSignature(text, where));
    if (known) return ownWords(known, where);
    const counts =
      row.unknown === 'report' || (row.unknown === 'after-a-send' && options.currentAction() !== undefined);
    if (!counts) return null;
    const text = row.says ?? ownWords(normaliseText(lines.join(' ')), where);
    return text.length >= 2 ? text : null;
  }
}

/** What a batch of mutations brought that may be an error: found by one selector, without reading layout or text. */
function suspectsIn(records: MutationRecord[], document: Document): Set<Element> {
  const found = new Set<Element>();
  const add = (element: Element | null | undefined) => {
    if (element && found.size < MOST_SUSPECTS) found.add(element);
  };
  const added = records.reduce((count, { addedNodes }) => count + addedNodes.length, 0);
  if (added > MOST_NODES) {
    for (const element of document.querySelectorAll(SUSPECTS)) add(element);
    return found;
  }
  for (const { type, target, addedNodes } of records) {
    if (type === 'attributes') add(target as Element);
    for (const node of addedNodes) {
      // Words that come later into a place that was empty.
      if (node.nodeType !== 1) {
        add((target as Element).closest?.(SUSPECTS));
        continue;
      }
      const element = node as Element;
      if (element.matches(SUSPECTS)) add(element);
      for (const inner of element.querySelectorAll(SUSPECTS)) add(inner);
      add((target as Element).closest?.(SUSPECTS));
    }
  }
  return found;
}

/** The row that claims an element and what holds its text: the outermost element that the same row would find. */
function claimOf(suspect: Element): { row: ErrorPlaceRow; container: Element } | null {
  if (suspect.closest(NEVER) || suspect.parentElement?.closest(ANSWER)) return null;
  const inside = suspect.closest(TURN) !== null;
  for (const row of ERROR_PLACES_ON_PAGE) {
    if ((row.turn === 'inside') !== inside) continue;
    let found = suspect.closest(row.selector);
    for (let outer = found; outer; outer = outer.parentElement?.closest(row.selector) ?? null) found = outer;
    if (!found) continue;
    const container = row.container ? row.container(found) : found;
    return container && { row, container };
  }
  return null;
}

/** The page's own interface has no custom elements around its errors; what other extensions put there has. */
function isForeign(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (each.localName.includes('-')) return true;
  }
  return false;
}

function turnKey(turn: Element): string {
  return (
    turn.getAttribute('data-turn-id') ??
    turn.getAttribute('data-turn-key') ??
    turn.getAttribute('data-message-id') ??
    String([...(turn.parentElement?.children ?? [])].indexOf(turn))
  );
}
