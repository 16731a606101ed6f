import { afterEach, beforeEach } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { Browse } from './browse';

/** A fresh simulator, a way to ask it things and a clock to turn, for every test of the file. */
export interface Bench {
  simulator: Simulator;
  browse: Browse;
  /** Epoch ms; the simulator goes by it. */
  now: number;
}

export function withSimulator(): Bench {
  const bench = { now: Date.UTC(2026, 10, 24, 12) } as Bench;
  beforeEach(async () => {
    bench.now = Date.UTC(2026, 10, 24, 12);
    bench.simulator = await startSimulator({ clock: () => bench.now });
    bench.simulator.chatgpt.set({ pieceDelay: 0 });
    bench.browse = new Browse(bench.simulator);
  });
  afterEach(async () => {
    bench.browse.close();
    await bench.simulator.close();
  });
  return bench;
}

/** Id of the seeded conversation with this title. */
export function idOf({ simulator }: Bench, title: string | null): string {
  const found = simulator.chatgpt.conversations().find((conversation) => conversation.title === title);
  if (found === undefined) throw new Error(`No conversation "${title}".`);
  return found.id;
}
