import { storedItem } from '../platform/storage';
import type { EngineState } from '../verdict/engine';

/** What the engine knows, while the browser is open. Present: the worker was woken. Absent: the browser, or Lifeboat, is new. */
const awake = storedItem<unknown>('session', 'engine', null);

/** The same on disk, so that a browser restart neither repeats nor forgets what was told. */
const asleep = storedItem<unknown>('local', 'engine-at-rest', null);

/** What was remembered, and whether the browser has been restarted since. */
export interface Remembered {
  state: unknown;
  afterRestart: boolean;
}

/** Finds what the engine knew when the worker died. */
export async function recall(): Promise<Remembered> {
  const state = await awake.get();
  if (state !== null) return { state, afterRestart: false };
  const atRest = await asleep.get();
  // Newly installed: there is nothing that a restart could have made stale.
  return { state: atRest, afterRestart: atRest !== null };
}

/** Writes down what the engine knows. On disk only when something would be missed there: the disk is not written to at each request. */
export async function memorise(state: EngineState, before: EngineState | null): Promise<void> {
  await awake.set(state);
  const isLasting = !before || lasting(before) !== lasting(state);
  if (isLasting) await asleep.set(state);
}

/** What a restart of the browser must not forget: the outage, and what was told of it. */
function lasting({ incident, startsToldAt, verdict }: EngineState): string {
  return JSON.stringify([incident, startsToldAt, verdict]);
}
