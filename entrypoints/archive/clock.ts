/** Tells how long a step will still take, in ms; null while that cannot be told. */
export function clock() {
  let current = '';
  let startedAt = 0;
  return (step: string, done: number, total: number): number | null => {
    const now = performance.now();
    if (step !== current) [current, startedAt] = [step, now];
    return done === 0 || now === startedAt ? null : ((now - startedAt) / done) * (total - done);
  };
}
