/** Why something is no conversation that can be read: the end of the key of the words that say so, `refusal_…` with `_` for `-`. */
export type Refusal =
  | 'empty'
  | 'neither'
  | 'cut-off'
  | 'no-zip'
  | 'encrypted'
  | 'rare-packing'
  | 'bomb'
  | 'more-than-said'
  | 'damaged'
  | 'leads-out'
  | 'too-many'
  | 'too-long'
  | 'not-json'
  | 'json-cut-off'
  | 'not-array'
  | 'ends-inside'
  | 'claude'
  | 'grok'
  | 'shared-links'
  | 'no-conversation'
  | 'no-message'
  | 'own-without'
  | 'reading-export'
  | 'listed-not-there'
  | 'not-there'
  | 'shown-nowhere'
  | 'not-whole'
  | 'changed-since';

/** What was given is no conversation that can be read. What a person is told is made of `from` and `why` (`i18n/refusal-words.ts`). */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';

  /** @param from the file, as the person knows it; null for what is read without one */
  constructor(
    readonly why: Refusal,
    readonly from: string | null = null,
    options?: ErrorOptions,
  ) {
    super(from === null ? why : `${from}: ${why}`, options);
  }
}
