import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { TIDE_LINES, tideConversation } from './conversations';
import { expect, test } from './lifeboat';
import { FORMATS } from './pages/popup';

const text = async (download: Download) => readFile(await download.path(), 'utf8');

/** Positions of the lines in a text; ascending when all are there, once and in order. */
function expectInOrder(whole: string, lines: string[]): void {
  let from = 0;
  for (const line of lines) {
    const found = whole.indexOf(line, from);
    expect(found, `"${line}" is missing or out of order`).toBeGreaterThanOrEqual(0);
    from = found + line.length;
  }
}

for (const pageReads of ['flat', 'tree'] as const) {
  test(`a conversation that the page reads ${pageReads} is backed up, read, searched and exported while chatgpt.com is gone`, async ({
    simulator,
    backUp,
    openArchive,
  }) => {
    const conversation = tideConversation();
    simulator.chatgpt.set({ pageReads });
    const popup = await backUp(conversation);
    await expect(popup.main).toContainText('4 messages');

    simulator.chatgpt.fail('unreachable');
    const before = simulator.requests().length;
    const answered = () =>
      simulator
        .requests()
        .slice(before)
        .filter(({ host, status }) => host === 'chatgpt.com' && status !== 0);

    const archive = await openArchive();
    await archive.row('Tide tables in Python').click();
    await expect(archive.page.getByText('How do I read a tide table in Python?')).toBeVisible();
    await expect(archive.page.locator('pre code')).toContainText(
      'for row in csv.reader(open("tides_2026.csv")):',
    );
    await expect(archive.page.getByText('満潮')).toBeVisible();

    await archive.search.fill('HIGH_WATER');
    await expect(archive.row('Tide tables in Python')).toBeVisible();
    await archive.search.fill('満潮');
    await expect(archive.row('Tide tables in Python')).toBeVisible();
    await archive.search.fill('no such words');
    await expect(archive.row('Tide tables in Python')).toHaveCount(0);

    for (const format of FORMATS) {
      const download = await popup.export(format);
      expect(download.suggestedFilename()).toMatch(
        /^\d{4}-\d\d-\d\d Tide tables in Python\.(md|html|json|txt)$/,
      );
      const whole = await text(download);
      if (format === 'JSON') {
        // As served, byte for byte.
        expect(whole).toContain(simulator.chatgpt.served(conversation.id));
        expect(() => JSON.parse(whole)).not.toThrow();
      } else if (format === 'HTML') {
        expect(whole).toContain('&lt;{row[1]}&gt; &amp; *{row[2]}*');
        expect(whole).not.toMatch(/<script|src=["']?http/i);
      } else expectInOrder(whole, TIDE_LINES);
    }
    expect(answered()).toEqual([]);
  });
}

test('a key saves the conversation in front as Markdown, also while ChatGPT does not answer', async ({
  simulator,
  lifeboat,
  chatgpt,
}) => {
  const conversation = tideConversation();
  simulator.chatgpt.addConversation(conversation);
  await chatgpt.open(`/c/${conversation.id}`);
  await expect(chatgpt.answers).toHaveCount(2);
  const [worker] = lifeboat.context.serviceWorkers();
  // The keys themselves belong to the browser; what it says when they are pressed is said here.
  const press = () =>
    worker?.evaluate(() => {
      const { browser } = globalThis as unknown as {
        browser: { commands: { onCommand: { dispatch(name: string): void } } };
      };
      browser.commands.onCommand.dispatch('export-conversation');
    });
  const saved = async () => {
    const [download] = await Promise.all([chatgpt.page.waitForEvent('download'), press()]);
    return download;
  };
  const download = await saved();
  expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d Tide tables in Python\.md$/);
  expectInOrder(await text(download), TIDE_LINES);
  simulator.chatgpt.fail('unreachable');
  expectInOrder(await text(await saved()), TIDE_LINES);
  simulator.chatgpt.recover();

  // Where no conversation is in front, it is said how things stand.
  await chatgpt.open('/');
  await chatgpt.composer.waitFor();
  const [told] = await Promise.all([lifeboat.context.waitForEvent('page'), press()]);
  await told.waitForURL(lifeboat.address('popup.html'));
});

test('archive.html opens one conversation by its address and a search by its words', async ({
  backUp,
  openArchive,
}) => {
  const conversation = tideConversation();
  await backUp(conversation);

  const reader = await openArchive(`#/c/${conversation.id}`);
  await expect(reader.page.getByText('満潮')).toBeVisible();

  const search = await openArchive('?q=high_water');
  await expect(search.search).toHaveValue('high_water');
  await expect(search.row('Tide tables in Python')).toBeVisible();
});

test('what stands in a conversation never becomes part of our pages', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
  openArchive,
}) => {
  const hostile =
    '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script> [click](javascript:document.title="owned") ![pixel](https://evil.example/p.png)';
  const conversation = tideConversation(41, `<img src=x onerror="document.title='owned'">`);
  const last = conversation.nodes.at(-1)?.message;
  if (last) last.content = { content_type: 'text', parts: [hostile] };
  simulator.chatgpt.addConversation(conversation);
  const requested: string[] = [];
  lifeboat.context.on('request', (request) => requested.push(request.url()));

  await chatgpt.open(`/c/${conversation.id}`);
  const popup = await openPopup();
  await popup.backUp();
  const archive = await openArchive(`#/c/${conversation.id}`);
  await expect(archive.page.getByText('onerror').first()).toBeVisible();

  for (const page of [popup.page, archive.page]) {
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('main img[onerror], main script, a[href^="javascript:"]').count()).toBe(0);
  }
  expect(requested.filter((url) => url.includes('evil.example'))).toEqual([]);
});

test('when the API fails, what the page shows is rescued, marked, and gives way to a whole copy', async ({
  simulator,
  lifeboat,
  openConversation,
  openPopup,
  openArchive,
}) => {
  // Else the copy would have been whole before anything failed.
  const options = await lifeboat.open('options.html');
  await options.getByLabel('Back up conversations by itself').uncheck();
  const conversation = tideConversation();
  await openConversation(conversation);

  simulator.chatgpt.fail('api-503');
  const popup = await openPopup();
  await popup.button('Back up this conversation').click();
  await expect(popup.main).toContainText(/only what the page showed/i);

  const archive = await openArchive(`#/c/${conversation.id}`);
  await expect(archive.page.locator('pre code')).toContainText(
    'for row in csv.reader(open("tides_2026.csv")):',
  );
  await expect(archive.page.getByText('満潮')).toBeVisible();

  simulator.chatgpt.recover();
  await popup.button('Back up this conversation').click();
  const exported = async () => text(await popup.export('JSON'));
  const served = simulator.chatgpt.served(conversation.id) ?? '';
  await expect.poll(exported).toContain(served);

  // The other way round nothing may be lost: a rescue never replaces the whole copy.
  simulator.chatgpt.fail('api-503');
  await popup.button('Back up this conversation').click();
  await expect(popup.button('Back up this conversation')).toBeEnabled();
  expect(await exported()).toContain(served);
});

test('backing up reads only, and stores no token', async ({
  simulator,
  lifeboat,
  openConversation,
  openPopup,
}) => {
  const conversation = tideConversation();
  await openConversation(conversation);
  const before = simulator.requests().length;
  const popup = await openPopup();
  await popup.backUp();

  const ours = simulator.requests().slice(before);
  const token = ours
    .flatMap(({ headers }) => headers.authorization ?? [])
    .at(0)
    ?.replace('Bearer ', '');
  const writes = ours.filter(({ method, route }) => method !== 'GET' && route !== 'telemetry');
  expect(writes).toEqual([]);
  expect(ours.filter(({ host }) => host !== 'chatgpt.com' && host !== 'status.openai.com')).toEqual([]);
  expect(token).toBeTruthy();
  expect(await lifeboat.storedText()).not.toContain(token);
});
