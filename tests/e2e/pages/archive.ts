import type { Download, Locator, Page } from '@playwright/test';
import { exportAs, type Format } from './popup';

/** The archive: list, search, reader, export. */
export class ArchivePage {
  readonly search: Locator;
  readonly rows: Locator;
  /** How many there are, or how far the search is. */
  readonly listStatus: Locator;

  constructor(readonly page: Page) {
    this.search = page.getByRole('searchbox');
    this.listStatus = page.getByRole('status').first();
    // An empty archive has a list of what to do.
    this.rows = page.locator('[role="list"] > li').or(page.getByRole('row'));
  }

  button(name: 'Export' | 'Export all' | 'Import' | 'Delete' | 'Verify'): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The row of a conversation in the list, by its title. */
  row(title: string): Locator {
    return this.rows.filter({ hasText: title }).first();
  }

  async export(format: Format): Promise<Download> {
    return exportAs(this.page, this.button('Export'), format);
  }
}
