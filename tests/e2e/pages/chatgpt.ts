import { expect, type Locator, type Page } from '@playwright/test';

/** When something first stood in the page, ms since it was opened; null while it never has. */
interface FirstSeen {
  error: number | null;
  warning: number | null;
  /** The warning as the alert of an outage. */
  alert: number | null;
}

const ORIGIN = 'https://chatgpt.com';

/** One tab of (the simulated) ChatGPT, in any of its layouts. */
export class ChatgptPage {
  readonly composer: Locator;
  readonly answers: Locator;
  readonly errorCard: Locator;
  readonly warning: Warning;
  readonly note: Note;

  private constructor(readonly page: Page) {
    this.composer = page.locator('form.composer .editor:visible');
    this.answers = page.locator('.turn-assistant');
    this.errorCard = page.locator('.error-card');
    this.warning = new Warning(page.locator('lifeboat-warning'));
    this.note = new Note(page.locator('lifeboat-note'));
  }

  /** Makes a tab a ChatGPT tab. `watched`: selector of the error whose first appearance is timed. */
  static async prepare(page: Page, watched = '.error-card'): Promise<ChatgptPage> {
    await page.addInitScript((error) => {
      const seen: FirstSeen = { error: null, warning: null, alert: null };
      Object.assign(globalThis, { firstSeen: seen });
      new MutationObserver(() => {
        if (document.querySelector(error)) seen.error ??= performance.now();
        if (document.querySelector('lifeboat-warning')) seen.warning ??= performance.now();
        if (document.querySelector('lifeboat-warning[data-verdict^="outage"]'))
          seen.alert ??= performance.now();
      }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-verdict'] });
    }, watched);
    return new ChatgptPage(page);
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(ORIGIN + path);
  }

  /** The id in the address, once there is one. */
  async conversationId(): Promise<string> {
    await this.page.waitForURL(/\/c\/[\w-]+/);
    return /\/c\/([\w-]+)/.exec(this.page.url())?.[1] ?? '';
  }

  async send(prompt: string): Promise<void> {
    await this.composer.fill(prompt);
    await this.composer.press('Enter');
  }

  /** Sends a prompt and waits for its whole answer. */
  async chat(prompt: string): Promise<void> {
    const before = await this.answers.count();
    await this.send(prompt);
    await this.answers.nth(before).waitFor();
    await this.page.locator('form.composer button.send[type="submit"]').waitFor();
  }

  /** What stands in the composer. */
  async written(): Promise<string> {
    return this.composer.evaluate((field) =>
      field instanceof HTMLTextAreaElement
        ? field.value
        : [...field.children].map((line) => line.textContent).join('\n'),
    );
  }

  /** Waits until the page has been open for as long as our script takes to look for lost prompts. */
  async quiet(): Promise<void> {
    await this.page.waitForFunction(() => performance.now() > 4_000);
  }

  /** How long after the error the warning stood in the page, ms; or the warning as the alert of an outage. */
  async reaction(to: 'warning' | 'alert' = 'warning'): Promise<number> {
    const verdict = to === 'alert' ? '[data-verdict^="outage"]' : '';
    await this.page.locator(`lifeboat-warning${verdict}`).waitFor({ state: 'attached' });
    const seen = await this.page.evaluate(
      () => (globalThis as unknown as { firstSeen: FirstSeen }).firstSeen,
    );
    const reached = seen[to];
    if (seen.error === null || reached === null) throw new Error(`No error or no ${to} was seen.`);
    return reached - seen.error;
  }
}

/** The in-page warning. */
export class Warning {
  constructor(readonly element: Locator) {}

  /** The verdict that it shows now; null when it is not there. */
  async shown(): Promise<string | null> {
    const [verdict = null] = await this.element.evaluateAll((all) =>
      all.map((one) => one.getAttribute('data-verdict')),
    );
    return verdict;
  }

  /** Tells the page of a verdict until it shows; what the background itself had to say may come in between. */
  async showing(verdict: string, tell: () => Promise<void>): Promise<void> {
    await expect(async () => {
      await tell();
      await expect(this.element).toHaveAttribute('data-verdict', verdict, { timeout: 500 });
    }).toPass({ timeout: 20_000 });
  }

  button(name: 'Details' | 'Read my backup' | 'Copy my prompt' | 'Continue elsewhere' | 'Dismiss'): Locator {
    return this.element.getByRole('button', { name });
  }
}

/** The small card with good news. */
export class Note {
  constructor(readonly element: Locator) {}

  button(name: 'Put back' | 'Copy' | 'Dismiss'): Locator {
    return this.element.getByRole('button', { name, exact: true });
  }
}

/**
 * Waits until what comes next counts as another action of the user: failures less than five seconds apart are one to the verdict.
 */
export async function anotherAction(): Promise<void> {
  const from = Date.now();
  // By the clock that the verdict goes by: on a virtual machine it may be slower than a timer.
  while (Date.now() - from < 5500) await new Promise((resolve) => setTimeout(resolve, 250));
}
