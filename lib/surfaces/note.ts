/** What the small card in the page says while nothing is wrong: a prompt that the page lost, or that it works again. */
export type Note =
  | { kind: 'prompt'; text: string; at: number; wasSent: boolean }
  /** `reload`: the page may need a reload without its cache before it works again. */
  | { kind: 'back'; reload: boolean };
