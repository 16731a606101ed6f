/** Requests that somebody else accounts for. */
export interface RequestLedger {
  /** A request starts now (ms on the page's own clock) that the browser's records must not count again. */
  note(path: string, startedAt: number): void;
  /** Whether a record of the browser is one of those; each is claimed once. */
  claims(path: string, startedAt: number): boolean;
}

/** The browser writes down when it starts a fetch; wrappers of other extensions may sit between that and what we noted. */
const APART_MS = 1_000;
const MOST_NOTED = 200;

/** Keeps two views of one request apart: what the tap told (or we asked ourselves), and the browser's record of it. */
export function createRequestLedger(): RequestLedger {
  const noted: { path: string; startedAt: number }[] = [];
  return {
    note(path, startedAt) {
      noted.push({ path, startedAt });
      if (noted.length > MOST_NOTED) noted.shift();
    },
    claims(path, startedAt) {
      const place = noted.findIndex(
        (each) =>
          each.path === path && startedAt >= each.startedAt - 1 && startedAt - each.startedAt <= APART_MS,
      );
      if (place >= 0) noted.splice(place, 1);
      return place >= 0;
    },
  };
}
