/** Another assistant to go on with. A person opens it; nothing is ever sent there by us. */
export interface HandoffTarget {
  id: string;
  /** Its own name. */
  name: string;
  /** Where a new chat begins. */
  url: string;
  /**
   * The same with the text already in its box, for the one service that fills the box and waits. Others have such an address, too, but
   * send what it brings at once (reported for Copilot, Grok, Le Chat and Perplexity, 2026), and sending is for the user alone.
   */
  prefilled?: (text: string) => string;
  /**
   * How long a text (characters) to bring along. None of them publishes what one message may hold, so this is our own choice: small
   * enough for plans without payment, large enough for the last few turns.
   */
  maxCharacters: number;
  /** Month in which the address was last right. */
  seen: string;
}
