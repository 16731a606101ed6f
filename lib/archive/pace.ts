interface News {
  is: string;
  step?: string;
}

/** Nobody reads faster than this; and to draw each of a thousand steps took a quarter of the time of an export (measured 2026-11). */
const EVERY_MS = 200;

/**
 * Passes news on, but of the progress of one step no more than somebody can read. Whatever ends the work, and the first of each step, is
 * told at once.
 *
 * @param elapsed ms, of a clock that never jumps
 */
export function paced<Told extends News>(
  tell: (news: Told) => void,
  elapsed: () => number,
): (news: Told) => void {
  let step: string | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  return (news) => {
    if (news.is !== 'progress') return tell(news);
    if (news.step === step && elapsed() - toldAt < EVERY_MS) return;
    step = news.step;
    toldAt = elapsed();
    tell(news);
  };
}
