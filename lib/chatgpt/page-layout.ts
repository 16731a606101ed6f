/**
 * One page layout in circulation, as a dated table of selectors that hold in every language. ChatGPT serves several at once, so all
 * are tried; a page that none of them fits is its own state, and never "no error".
 */
export interface PageLayout {
  id: string;
  /** Day of the newest sighting, `YYYY-MM-DD`. */
  seen: string;
  /** What only a page of this layout has. */
  signs: string;
  /** One turn, or one exchange of two turns. */
  turn: string;
  /** Holds what belongs to an answer, its buttons included. */
  answer: string;
  /** One message. */
  message: string;
  role(message: Element): string;
  messageId(message: Element): string | null;
  /** What was written, within a message; a message without one is read whole. */
  body: string;
  /** A card or an alert that stands where an answer should be, within a turn. */
  errorCard: string;
  /** "Connection interrupted…": a recovery in progress, not an error. */
  recovery: string;
  /** Stands under an answer only once it is finished. */
  finished: string;
  composer: string;
  send: string;
  stop: string;
}
