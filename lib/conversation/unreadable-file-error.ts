/** What was given is no conversation that can be read. The message is one sentence for the person who gave it. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';
}
