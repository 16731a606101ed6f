import { startSimulator } from '../simulator/simulator';
import { findChromium } from './find-browser';
import { launchChromium } from './launch-chromium';
import { playStory } from './story';

/**
 * Plays the outage story in a browser of its own, one printed line per step. With a window it then stays open to play with, until
 * that is closed. Rejects when a step was not really observed.
 */
export async function demo(headless: boolean): Promise<void> {
  const found = findChromium((sentence) => console.error(sentence));
  if ('missing' in found) throw new Error(found.missing);
  const simulator = await startSimulator();
  const lifeboat = await launchChromium({ path: found.path, simulatorPort: simulator.port, headless });
  const closed = new Promise((resolve) => lifeboat.context.on('close', resolve));
  try {
    const startedAt = performance.now();
    await playStory(simulator, lifeboat, (sentence, milliseconds) =>
      console.log(`✓ ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${sentence}`),
    );
    console.log(
      `The whole story took ${((performance.now() - startedAt) / 1000).toFixed(0)} s; see .output/demo/.`,
    );
    if (headless) return;
    console.log(
      `The window is yours; break ChatGPT at ${simulator.origin}/control/ and close the window to end.`,
    );
    await closed;
  } finally {
    await lifeboat.close();
    await simulator.close();
  }
}
