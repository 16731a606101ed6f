/** Nobody reads faster than this. */
const SHOW_EVERY_MS = 100;

/** Tells how long a step will still take, in ms (null: not known yet); undefined when it was asked only just before. */
export function clock() {
  let current = '';
  let startedAt = 0;
  let askedAt = 0;
  return (step: string, done: number, total: number): number | null | undefined => {
    const now = performance.now();
    if (step === current && now - askedAt < SHOW_EVERY_MS) return undefined;
    if (step !== current) [current, startedAt] = [step, now];
    askedAt = now;
    return done === 0 || now === startedAt ? null : ((now - startedAt) / done) * (total - done);
  };
}
