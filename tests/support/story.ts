import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ArchivePage } from '../e2e/pages/archive';
import { anotherAction, ChatgptPage } from '../e2e/pages/chatgpt';
import { FORMATS, PopupPage } from '../e2e/pages/popup';
import type { Simulator } from '../simulator/simulator';
import type { LifeboatChromium } from './launch-chromium';
import { PICTURES, takePictures } from './pictures';
import { createTour } from './tour';

/** Where the pictures and the exported files of the story go. */
const DEMO = '.output/demo';

const QUESTION = 'How do I compute the median in Python? Please show the code.';
const LOST = 'And how would I compute a weighted median, for a table of tide heights with gaps?';

/** Tells one step: what was observed, and how long it took. */
type Tell = (sentence: string, milliseconds: number) => void;

/**
 * Plays the outage story and tells each step as it is really observed; throws on the first that is not. The browser stays open,
 * with ChatGPT in front.
 */
export async function playStory(simulator: Simulator, lifeboat: LifeboatChromium, tell: Tell): Promise<void> {
  rmSync(DEMO, { recursive: true, force: true });
  mkdirSync(DEMO, { recursive: true });
  const chatgpt = await ChatgptPage.prepare(await lifeboat.context.newPage());
  const popup = new PopupPage(await lifeboat.open('popup.html'));
  const tour = createTour();
  const step = async (act: () => Promise<string>) => {
    const startedAt = performance.now();
    const sentence = await act();
    tell(sentence, performance.now() - startedAt);
  };

  await step(async () => {
    await chatgpt.page.bringToFront();
    await chatgpt.open();
    await chatgpt.chat(QUESTION);
    await popup.expectVerdict('operational');
    return 'ChatGPT works: a question was answered, the verdict is "operational", the button is calm';
  });

  const id = await chatgpt.conversationId();
  await step(async () => {
    await popup.button('Back up this conversation').click();
    await expect(popup.main).toContainText('2 messages');
    return 'the conversation is saved on this computer';
  });

  await tour.add(chatgpt.page, 'ChatGPT works. Lifeboat is quiet, and keeps a copy on this computer.');

  await step(async () => {
    simulator.chatgpt.fail('api-503');
    await chatgpt.send(LOST);
    const reaction = await chatgpt.reaction();
    expect(reaction).toBeLessThan(1000);
    return `ChatGPT breaks; the first error is answered in the page after ${Math.round(reaction)} ms, the prompt is kept`;
  });

  await tour.add(chatgpt.page, 'The first error is answered at once. The prompt is kept.');

  await step(async () => {
    await anotherAction();
    await chatgpt.page.locator('.error-card button').last().click();
    await popup.expectVerdict('outage-suspected', 30_000);
    await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-suspected');
    expect((await lifeboat.toolbarButton()).badge).toBe('!');
    return 'a second failure: "outage-suspected" with "!", while the status page still shows green';
  });

  await step(async () => {
    simulator.status.openIncident({
      name: 'Elevated error rates in ChatGPT conversations',
      components: ['Conversations'],
      componentStatus: 'partial_outage',
    });
    await popup.button('Check now').click();
    await popup.expectVerdict('outage-confirmed', 90_000);
    await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-confirmed');
    return 'the status page agrees: "outage-confirmed"';
  });

  await tour.add(chatgpt.page, 'A second failure, and OpenAI agrees: it is them, not you.');
  await tour.add(chatgpt.page, 'Since when, who says so, and what is safe.', popup.page);

  simulator.chatgpt.fail('unreachable');
  const archive = new ArchivePage(await lifeboat.open(`archive.html#/c/${id}`));
  await step(async () => {
    await expect(archive.page.locator('pre code').first()).toContainText('def median');
    return 'with every request to chatgpt.com failing, the saved conversation opens';
  });

  await step(async () => {
    await archive.search.fill('median');
    await expect(archive.row('median')).toBeVisible();
    return 'and is found by a word in it';
  });

  await tour.add(archive.page, 'With ChatGPT down, every saved conversation can be read and searched.');

  await step(async () => {
    const files: string[] = [];
    for (const format of FORMATS) {
      const download = await popup.export(format);
      const path = join(DEMO, download.suggestedFilename());
      await download.saveAs(path);
      // In HTML the words of code stand in elements of their own, for their colours.
      expect(readFileSync(path, 'utf8').replace(/<[^>]+>/g, '')).toContain('def median');
      files.push(`${download.suggestedFilename()} (${statSync(path).size} bytes)`);
    }
    return `exported as ${files.join(', ')}`;
  });

  await step(async () => {
    await takePictures(DEMO, { chatgpt: chatgpt.page, popup: popup.page, archive: archive.page });
    return `pictures taken: ${PICTURES.join(', ')}`;
  });

  await step(async () => {
    simulator.chatgpt.recover();
    simulator.status.allClear();
    await chatgpt.page.bringToFront();
    await chatgpt.open(`/c/${id}`);
    await chatgpt.chat(LOST);
    await chatgpt.chat('Thank you.');
    await popup.expectVerdict('operational', 4 * 60_000);
    await expect(chatgpt.warning.element).toHaveCount(0);
    expect((await lifeboat.toolbarButton()).badge).toBe('');
    return 'two answers and two quiet minutes later: "operational", the warning and the badge are gone';
  });

  await step(async () => {
    await tour.add(chatgpt.page, 'Over: your messages get through again, and nothing was lost.');
    return `all of it as a short tour: ${tour.write(DEMO)}`;
  });
}
