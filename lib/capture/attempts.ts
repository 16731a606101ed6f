import type { RequestFailedEvidence, ResponseEvidence } from '../evidence/evidence';

/** How a request failed, without its route and time. */
export type HowFailed =
  | Pick<ResponseEvidence, 'kind' | 'status' | 'edge' | 'challenge' | 'code' | 'endsAt'>
  | Pick<RequestFailedEvidence, 'kind' | 'reason'>;

/** A send that may have ended before it began. `at` in epoch ms. */
interface Attempt {
  action: string;
  at: number;
  how: HowFailed;
}

/** What the page asks for before each send (live, 2026-10). Where it fails the page may send all the same, or give up. */
const PROOF = /\/sentinel\/chat-requirements(?:\/(?:prepare|finalize))?$/;
/** Preparing and finishing one proof fail this close together. */
const SAME_MS = 2_000;
/** The error of a page that gave up shows within this time. */
const GIVES_UP_MS = 10_000;

export function isProof(path: string): boolean {
  return PROOF.test(path);
}

/**
 * Sends that never reach their route because the proof before them failed. Only an error that the page then shows says that it
 * gave up; a send that goes out all the same has an outcome of its own.
 */
export function createAttempts(now: () => number, nameOfNext: () => string) {
  let attempt: Attempt | null = null;

  /** The attempt that an error shown now belongs to; null when there is none. */
  function current(): Attempt | null {
    return attempt !== null && now() - attempt.at <= GIVES_UP_MS ? attempt : null;
  }

  return {
    current,
    proofFailed(how: HowFailed): void {
      const at = now();
      const isSame = attempt !== null && at - attempt.at <= SAME_MS;
      attempt = { action: isSame && attempt ? attempt.action : nameOfNext(), at, how };
    },
    /** It went out after all, or the page showed that it did not. */
    over(): Attempt | null {
      const ended = current();
      attempt = null;
      return ended;
    },
  };
}
