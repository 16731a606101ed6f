import { isEndOfLimit } from '../evidence/limit-end';

const METADATA = /^\s*\{\s*"type"\s*:\s*"(?:server_ste|conversation_detail)_metadata"/;
const OF_IMAGES = /"turn_use_case"\s*:\s*"image/;
/** One that is longer carries more than facts. */
const LONGEST = 20_000;

/**
 * What an answer was about, and what the user has used up: facts that the stream of an answer states beside it. Bundle and live, 2026-09.
 */
export function createDetails(now: () => number) {
  let ofImages = false;
  let usedUpUntil: number[] = [];
  return {
    /** Events of the stream, name and data of each. */
    take(events: [event: string, data: string][]): void {
      for (const [, data] of events) {
        if (data.length > LONGEST || !METADATA.test(data)) continue;
        if (OF_IMAGES.test(data)) ofImages = true;
        if (data.includes('"limits_progress"')) usedUpUntil = endsOf(data);
      }
    },
    /** Another answer begins. */
    next(): void {
      ofImages = false;
    },
    /** The answer was to be a picture. */
    isOfImages: () => ofImages,
    /** When the limit ends that ChatGPT last told of, epoch ms; null for none, and for several: nobody knows which is meant. */
    limitEnd(): number | null {
      const [end, other] = new Set(usedUpUntil.filter((at) => isEndOfLimit(at, now())));
      return other === undefined ? (end ?? null) : null;
    },
  };
}

/** When the features come back that are used up: `limits_progress[]{feature_name, remaining, reset_after}`; others call the last one `reset_at`. */
function endsOf(data: string): number[] {
  try {
    const { limits_progress: limits } = JSON.parse(data);
    return limits.flatMap((limit: Record<string, unknown>) => {
      const end = limit.reset_after ?? limit.reset_at;
      const at = typeof end === 'number' ? end * 1000 : Date.parse(String(end));
      return limit.remaining === 0 && Number.isFinite(at) ? [at] : [];
    });
  } catch {
    return [];
  }
}

/** How a stream stands by the answer of its own route: `{status: IS_STREAMING | COMPLETE | FAILURE}` (live, 2026-10). */
export function streamStatus(body: string | null): 'IS_STREAMING' | 'COMPLETE' | 'FAILURE' | null {
  const found = /"status"\s*:\s*"(IS_STREAMING|COMPLETE|FAILURE)"/.exec(body ?? '')?.[1];
  return (found as 'IS_STREAMING' | 'COMPLETE' | 'FAILURE' | undefined) ?? null;
}
