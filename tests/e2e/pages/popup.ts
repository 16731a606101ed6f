import { type Download, expect, type Locator, type Page } from '@playwright/test';

export type Format = 'Markdown' | 'HTML' | 'JSON' | 'Text';
export const FORMATS: Format[] = ['Markdown', 'HTML', 'JSON', 'Text'];

/** How a backup that the user asked for ends well. */
export const BACKED_UP = /Backed up: |Already backed up|Kept beside/;

/** The toolbar popup, opened in a tab. */
export class PopupPage {
  readonly main: Locator;
  readonly heading: Locator;

  constructor(readonly page: Page) {
    this.main = page.locator('main');
    this.heading = page.getByRole('heading', { level: 1 });
  }

  button(name: 'Back up this conversation' | 'Export' | 'Open archive' | 'Check now'): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async expectVerdict(verdict: string, timeout = 20_000): Promise<void> {
    await expect(this.main).toHaveAttribute('data-verdict', verdict, { timeout });
  }

  /** Backs up the conversation in front, and waits until it is said how that ended: a copy may be there already by itself. */
  async backUp(): Promise<void> {
    await this.button('Back up this conversation').click();
    await expect(this.main).toContainText(BACKED_UP);
  }

  async export(format: Format): Promise<Download> {
    return exportAs(this.page, this.button('Export'), format);
  }
}

/** Opens a menu of formats and takes one. */
export async function exportAs(page: Page, menu: Locator, format: Format): Promise<Download> {
  const choice = page
    .getByRole('menuitem', { name: format, exact: true })
    .or(page.getByRole('button', { name: format, exact: true }));
  await menu.click();
  const download = page.waitForEvent('download');
  await choice.click();
  return download;
}
