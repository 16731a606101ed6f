/** The browser has no room left. Nothing of the copy was written; everything kept before is untouched. */
export class StorageFullError extends Error {
  override name = 'StorageFullError';

  constructor(cause: unknown) {
    super('The disk is full', { cause });
  }
}

/** True for the error a browser reports when it has no room. */
export function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
