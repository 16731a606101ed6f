/** Another assistant to go on with. A person opens it; nothing is ever sent there by us. */
export interface HandoffTarget {
  id: string;
  /** Its own name. */
  name: string;
  /** Where a new chat begins. */
  url: string;
  /**
   * How long a text (characters) to bring along. None of them publishes what one message may hold, so this is our own choice: small
   * enough for plans without payment, large enough for the last few turns.
   */
  maxCharacters: number;
  /** Month in which the address was last right. */
  seen: string;
}
