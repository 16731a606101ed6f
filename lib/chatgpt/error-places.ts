import type { ErrorPlace } from '../evidence/evidence';
import { anyLayout } from './layouts';

/** One place where the page shows errors in its own chrome. */
export interface ErrorPlaceRow {
  id: string;
  where: ErrorPlace;
  selector: string;
  /** What holds the text, where the selector finds something beside it. */
  container?: (found: Element) => Element | null;
  /** `inside` a turn, or `outside` of every turn, so that no message can look like it. */
  turn: 'inside' | 'outside';
  /**
   * What becomes of a text that the table of signatures does not know, because words and languages move.
   * `report`: the place itself is proof. `after-a-send`: only while a send is open or has just failed. `ignore`: the same place
   * shows things that are no errors.
   */
  unknown: 'report' | 'after-a-send' | 'ignore';
  /** What the place itself says, whatever its language. */
  says?: string;
  seen: string;
}

/** In order: the first row that claims an element decides. */
export const ERROR_PLACES_ON_PAGE: readonly ErrorPlaceRow[] = [
  {
    // Lies over everything; its text is not in the page's innerText (live, 2026-08-15).
    id: 'rate-limit-modal',
    where: 'dialog',
    selector: '[data-testid="modal-conversation-history-rate-limit"], #modal-conversation-history-rate-limit',
    turn: 'outside',
    unknown: 'report',
    says: 'Too many requests',
    seen: '2026-08-15',
  },
  {
    // Good news comes the same way, so only known words count.
    id: 'toast',
    where: 'toast',
    selector: '.toast-root, [data-sonner-toast], [data-testid="toast-error"]',
    turn: 'outside',
    unknown: 'ignore',
    seen: '2026-10-07',
  },
  {
    id: 'dialog',
    where: 'dialog',
    selector: '[role="dialog"], [role="alertdialog"]',
    turn: 'outside',
    unknown: 'ignore',
    seen: '2026-10-07',
  },
  {
    id: 'card',
    where: 'turn',
    selector: anyLayout('errorCard'),
    turn: 'inside',
    unknown: 'report',
    seen: '2026-10-07',
  },
  {
    // A send that fails before there is an answer shows its text above the thread and names no turn (live, 2026-08-30). Other
    // alerts come and go there, too.
    id: 'alert-above-thread',
    where: 'turn',
    selector: 'main [role="alert"]',
    turn: 'outside',
    unknown: 'after-a-send',
    seen: '2026-08-30',
  },
  {
    // A neutral box in place of a conversation that could not be read; other boxes look alike.
    id: 'conversation-box',
    where: 'dialog',
    selector: 'main .rounded-xl.border.bg-token-bg-secondary',
    turn: 'outside',
    unknown: 'ignore',
    seen: '2026-10-07',
  },
  {
    // A sentence beside a button with words on it (Retry, Try again, Regenerate): in the sidebar, in place of the composer, or of
    // everything. Buttons of answers and menus are icons with a label.
    id: 'sentence-with-button',
    where: 'dialog',
    selector: 'button:not([aria-label], [aria-haspopup])',
    container: (button) => button.parentElement,
    turn: 'outside',
    unknown: 'ignore',
    seen: '2026-05-16',
  },
  {
    id: 'banner',
    where: 'toast',
    selector: 'main [role="status"]',
    turn: 'outside',
    unknown: 'ignore',
    seen: '2025-06-01',
  },
];
