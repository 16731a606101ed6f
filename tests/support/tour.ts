import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { animate, type Frame } from './animate';
import { asOverBrowser, asSource, popupPicture, SIZE } from './pictures';

export const TOUR = 'tour.png';

/** Small enough for the front page of a repository, large enough to be read there. */
const FRAME = { width: 960, height: 600 };
const CAPTION_HEIGHT = 52;
const SHOWN_MS = 3_200;

/** The story in a few pictures, collected while it is played. */
export interface Tour {
  /** One more picture: this page with a sentence below, and the popup over it. */
  add(page: Page, sentence: string, popup?: Page): Promise<void>;
  /** Writes the animation into the folder; returns its name. */
  write(folder: string): string;
}

export function createTour(): Tour {
  const frames: Frame[] = [];
  return {
    async add(page, sentence, popup) {
      await page.setViewportSize(FRAME);
      const behind = await page.screenshot({ animations: 'disabled' });
      await page.setViewportSize(SIZE);
      const scene = await page.context().newPage();
      await scene.setViewportSize({ ...FRAME, height: FRAME.height + CAPTION_HEIGHT });
      const shown = popup ? await overBrowser(scene, behind, popup) : behind;
      await scene.setContent(withCaption(shown, sentence));
      frames.push({ png: await scene.screenshot(), milliseconds: SHOWN_MS });
      await scene.close();
    },
    write(folder) {
      writeFileSync(join(folder, TOUR), animate(frames));
      return TOUR;
    },
  };
}

async function overBrowser(scene: Page, behind: Buffer, popup: Page): Promise<Buffer> {
  await scene.setContent(asOverBrowser(behind, await popupPicture(popup)));
  return scene.screenshot({ clip: { x: 0, y: 0, ...FRAME } });
}

function withCaption(picture: Buffer, sentence: string): string {
  return `<body style="margin:0;overflow:hidden;background:#10263f">
    <img src="${asSource(picture)}" alt="" style="display:block">
    <p style="margin:0;padding:0 24px;color:#fff;font:500 19px/${CAPTION_HEIGHT}px system-ui,sans-serif">${sentence}</p>
  </body>`;
}
