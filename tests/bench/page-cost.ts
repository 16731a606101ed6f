import { ChatgptPage } from '../e2e/pages/chatgpt';
import { longConversation } from '../simulator/conversations/seeds/long';
import { startSimulator } from '../simulator/simulator';
import { findChromium } from '../support/find-browser';
import { launchChromium } from '../support/launch-chromium';
import { type Measured, median, rounded } from './measure';

const TURNS = 500;
const ROUNDS = 3;
/** Long enough to be written for some seconds, as a long answer of ChatGPT is. */
const ANSWER =
  'The keeper writes down wind, ships and one word for the day, and so on through the winter. '.repeat(150);

/**
 * What Lifeboat costs the page while an answer is written into a long chat: time of the page's main thread (everything that runs there,
 * scripts, layout and painting) with the extension and without it. In a real Chromium, on the production build.
 */
export async function pageCost(): Promise<Measured> {
  const found = findChromium((sentence) => console.error(sentence));
  if ('missing' in found) throw new Error(found.missing);
  const own: number[] = [];
  const base: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(await mainThreadTime(found.path, true));
    base.push(await mainThreadTime(found.path, false));
  }
  const [milliseconds, baselineMilliseconds] = [median(own), median(base)];
  return {
    name: `an answer of ${ANSWER.length} characters written into a chat of ${TURNS} turns`,
    baseline: 'the same page without the extension',
    milliseconds: rounded(milliseconds),
    baselineMilliseconds: rounded(baselineMilliseconds),
    ratio: rounded(milliseconds / baselineMilliseconds),
  };
}

/** In ms. */
async function mainThreadTime(path: string, installed: boolean): Promise<number> {
  const simulator = await startSimulator();
  const browser = await launchChromium({ path, simulatorPort: simulator.port, installed });
  try {
    const conversation = longConversation(900, TURNS, Date.UTC(2026, 10, 1));
    simulator.chatgpt.addConversation(conversation);
    simulator.chatgpt.set({ answer: ANSWER, pieceDelay: 10 });
    const chatgpt = await ChatgptPage.prepare(await browser.context.newPage());
    await chatgpt.open(`/c/${conversation.id}`);
    await chatgpt.answers.first().waitFor();
    const session = await browser.context.newCDPSession(chatgpt.page);
    await session.send('Performance.enable');
    const taskTime = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    };
    const before = await taskTime();
    await chatgpt.chat('Please go on.');
    return (await taskTime()) - before;
  } finally {
    await browser.close();
    await simulator.close();
  }
}
