/** An answer that says a side was unreachable because nobody is there: a closed tab, a page from before an update. */
const NOBODY_THERE =
  /Receiving end does not exist|message port closed|message channel closed|Extension context invalidated|context invalidated|No tab with id/i;

/** True when an error only means that nobody listens (any more). That is information, not a failure. */
export function isNobodyThere(error: unknown): boolean {
  return error instanceof Error && NOBODY_THERE.test(error.message);
}

/** An error of the other side of a message, with the name it had there. */
export class RemoteError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
