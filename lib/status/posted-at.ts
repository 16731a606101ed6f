const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Whether an id of the page is a ULID: the only kind from which a link to an incident may be built. */
export function isUlid(id: string): boolean {
  return ULID.test(id);
}

/**
 * When an incident was first posted, epoch ms: the first ten characters of its id, which nobody can edit afterwards (they equal
 * `published_at` for 68 of 69 incidents, status-page §5). Null when the id is no ULID.
 */
export function postedAt(id: string): number | null {
  if (!isUlid(id)) return null;
  return [...id.slice(0, 10)].reduce((time, letter) => time * 32 + ALPHABET.indexOf(letter), 0);
}
