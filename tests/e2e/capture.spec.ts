import type { Locator, Page } from '@playwright/test';
import { longConversation } from '../simulator/conversations/seeds/long';
import type { Simulator } from '../simulator/simulator';
import { expect, test } from './lifeboat';
import { ChatgptPage } from './pages/chatgpt';

const TURNS = 400;
const UIS = ['classic', 'list', 'renderer'] as const;

/** A conversation is read ten seconds after the page fell silent, if it has to be. */
const patience = () => new Promise((resolve) => setTimeout(resolve, 11_000));

/** Reads of this conversation, by the page and by us. */
function readsOf(simulator: Simulator, id: string) {
  const reads = simulator
    .requests()
    .filter(({ path, route }) => route === 'conversation' && path.includes(`/${id}`));
  // The page names the language it is shown in; we have no need of it.
  return {
    page: reads.filter(({ headers }) => 'oai-language' in headers),
    own: reads.filter(({ headers }) => !('oai-language' in headers)),
  };
}

/** Message ids that the archive holds of a conversation, and whether anything is said to be missing. */
async function heldOf(archive: Page, id: string): Promise<{ ids: string[]; partialBecause: string | null }> {
  return archive.evaluate(async (conversationId) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lifeboat');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve) => {
        const reading = database.transaction(store).objectStore(store).getAll();
        reading.onsuccess = () => resolve(reading.result as T[]);
      });
    const [head] = (
      await all<{ conversationId: string; currentSeq: number; partialBecause: string | null }>('heads')
    ).filter((each) => each.conversationId === conversationId);
    const [copy] = (
      await all<{ conversationId: string; seq: number; holds: { active: string[]; others: string[] } }>(
        'revisions',
      )
    ).filter((each) => each.conversationId === conversationId && each.seq === head?.currentSeq);
    database.close();
    return {
      ids: [...(copy?.holds.active ?? []), ...(copy?.holds.others ?? [])],
      partialBecause: head?.partialBecause ?? null,
    };
  }, id);
}

/** Ids of everything the server has of it, hidden messages included. */
function servedIds(simulator: Simulator, id: string): string[] {
  const { mapping } = JSON.parse(simulator.chatgpt.served(id) ?? '{}') as {
    mapping: Record<string, { message: unknown }>;
  };
  return Object.keys(mapping).filter((node) => mapping[node]?.message != null);
}

/** What extensions that make long chats faster do (LightSession, 2026-03): the page gets the last messages under a new beginning. */
function shortenAnswers(): void {
  const { fetch } = window;
  window.fetch = async (...all) => {
    const response = await fetch(...all);
    const url = new URL(all[0] instanceof Request ? all[0].url : String(all[0]), location.href);
    if (!/\/backend-api\/conversation\/[\w-]+$/.test(url.pathname) || !response.ok) return response;
    const body = await response.json();
    const kept: string[] = [];
    for (let at = body.current_node; at && kept.length < 20; at = body.mapping[at]?.parent) {
      const role = body.mapping[at]?.message?.author.role;
      if (role === 'user' || role === 'assistant') kept.unshift(at);
    }
    const mapping = Object.fromEntries(
      kept.map((id, place) => [
        id,
        {
          ...body.mapping[id],
          parent: kept[place - 1] ?? 'new-root',
          children: kept.slice(place + 1, place + 2),
        },
      ]),
    );
    const root = { id: 'new-root', message: null, parent: null, children: kept.slice(0, 1) };
    const shortened = { ...body, root: 'new-root', mapping: { 'new-root': root, ...mapping } };
    return new Response(JSON.stringify(shortened), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  };
}

/** A long conversation in a tab of each layout, and how much of each the archive holds. */
const everyUi = test.extend<{
  tabs: { ui: string; id: string; chatgpt: ChatgptPage; open(): Promise<void> }[];
  /** By layout: how many messages are missing, and what the archive says about it. */
  held(): Promise<Record<string, { missing: number; partialBecause: string | null }>>;
  /** Reads of our own, by layout. */
  ownReads(): Record<string, number>;
}>({
  tabs: async ({ simulator, lifeboat }, use) => {
    const tabs = UIS.map(async (ui, place) => {
      const conversation = longConversation(60 + place, TURNS, Date.UTC(2026, 9, 1));
      simulator.chatgpt.addConversation(conversation);
      const chatgpt = await ChatgptPage.prepare(await lifeboat.context.newPage());
      const { id } = conversation;
      return { ui, id, chatgpt, open: () => chatgpt.open(`/c/${id}?ui=${ui}`) };
    });
    simulator.chatgpt.set({ pageReads: 'tree', pieceDelay: 0 });
    await use(await Promise.all(tabs));
  },
  held: async ({ simulator, openArchive, tabs }, use) => {
    const { page } = await openArchive();
    const heldIn = async (id: string) => {
      const { ids, partialBecause } = await heldOf(page, id);
      const missing = servedIds(simulator, id).filter((one) => !ids.includes(one));
      return { missing: missing.length, partialBecause };
    };
    await use(async () => byUi(await Promise.all(tabs.map(async ({ id }) => heldIn(id)))));
  },
  ownReads: ({ simulator, tabs }, use) =>
    use(() => byUi(tabs.map(({ id }) => readsOf(simulator, id).own.length))),
});

const byUi = <T>(each: T[]): Record<string, T> =>
  Object.fromEntries(UIS.map((ui, place) => [ui, each[place] as T]));
const inEvery = <T>(value: T) => byUi(UIS.map(() => value));
const WHOLE = inEvery({ missing: 0, partialBecause: null });

everyUi(
  `chats of ${TURNS} turns, opened, continued and opened again in all three pages, are held whole, and what arrived whole is not read again`,
  async ({ simulator, tabs, held, ownReads }) => {
    for (const { open } of tabs) await open();
    await expect.poll(held).toEqual(WHOLE);
    for (const { chatgpt } of tabs) await chatgpt.chat('And the day after?');
    await expect.poll(held).toEqual(WHOLE);
    // Now they load only the newest turns, which continue what is held.
    simulator.chatgpt.set({ pageReads: 'flat' });
    for (const { open } of tabs) await open();
    for (const handOff of ['no', 'socket'] as const) {
      simulator.chatgpt.set({ handOff });
      for (const { chatgpt } of tabs) await chatgpt.chat('One more?');
    }
    await expect.poll(held).toEqual(WHOLE);

    await patience();
    const messages = tabs.reduce((sum, { id }) => sum + servedIds(simulator, id).length, 0);
    console.log(
      `${messages} messages in ${UIS.length} layouts: 0 missing, reads by us ${JSON.stringify(ownReads())}`,
    );
    expect(ownReads()).toEqual(inEvery(0));
  },
);

everyUi(
  `chats of ${TURNS} turns that another extension shortens are found out in all three pages, and read once`,
  async ({ simulator, tabs, held, ownReads }) => {
    for (const { chatgpt, open } of tabs) {
      await chatgpt.page.addInitScript(shortenAnswers);
      await open();
    }
    await expect.poll(held).toEqual(WHOLE);
    expect(ownReads()).toEqual(inEvery(1));
    for (const { chatgpt } of tabs) await chatgpt.chat('And then?');
    await expect.poll(held).toEqual(WHOLE);
    const messages = tabs.reduce((sum, { id }) => sum + servedIds(simulator, id).length, 0);
    console.log(
      `shortened, ${messages} messages in ${UIS.length} layouts: 0 missing, reads by us ${JSON.stringify(ownReads())}`,
    );
    expect(ownReads()).toEqual(inEvery(1));
  },
);

for (const [handOff, way] of [
  ['no', 'its own stream'],
  ['socket', 'a WebSocket'],
] as const) {
  test(`an answer that comes over ${way} is kept up to its last word when an outage cuts it off`, async ({
    simulator,
    chatgpt,
    openArchive,
  }) => {
    simulator.chatgpt.set({
      handOff,
      pieceDelay: 60,
      answer: 'The lamp was lit at dusk and it burned all through the night until morning. '.repeat(10),
    });
    await chatgpt.open();
    await chatgpt.send('When was the lamp lit?');
    await expect(chatgpt.answers.first()).toContainText('lit at dusk');
    simulator.chatgpt.fail('everything-503');
    simulator.chatgpt.fail('unreachable');
    const archive = await openArchive();
    await archive.rows.first().click();
    const { page } = archive;
    await expect(page.getByText('When was the lamp lit?').last()).toBeVisible();
    await expect(page.getByText('lit at dusk')).toBeVisible();
    const told = async (answer: Locator) => (await answer.textContent())?.trim().split(/\s+/).length ?? 0;
    const onPage = chatgpt.answers.first().locator('p').first();
    const held = page.locator('.message .markdown').last();
    await expect.poll(async () => (await told(held)) - (await told(onPage))).toBe(0);
  });
}

test('a temporary chat is kept only when its user asks for it', async ({
  simulator,
  chatgpt,
  openPopup,
  openArchive,
}) => {
  simulator.chatgpt.set({ pieceDelay: 0, answer: 'Between us: at low tide.' });
  await chatgpt.open('/?temporary-chat=true');
  await chatgpt.chat('When is the beach widest?');
  const archive = await openArchive();
  const nothing = archive.page.getByText('Nothing saved yet');
  await expect(nothing).toBeVisible();

  const popup = await openPopup();
  await popup.button('Back up this conversation').click();
  await expect(nothing).toHaveCount(0);
  await archive.rows.first().click();
  await expect(archive.page.getByText('Between us: at low tide.')).toBeVisible();
  expect(simulator.requests().filter(({ route }) => route === 'conversation')).toEqual([]);
});

test('what a conversation shows, and nothing that could sign in as its user, is handed over', async ({
  simulator,
  lifeboat,
  chatgpt,
  openArchive,
}) => {
  simulator.chatgpt.set({ pieceDelay: 0 });
  await chatgpt.open();
  await chatgpt.chat('Why do lighthouses blink?');
  const archive = await openArchive();
  await expect(archive.rows).toHaveCount(1);
  const stored = `${await lifeboat.storedText()} ${await archive.page.evaluate(readWholeDatabase)}`;
  expect(stored).toContain('Why do lighthouses blink?');
  expect(stored).not.toMatch(/simulated-(?:resume|access|conduit|sentinel)[\w-]*token/);
});

/** Everything in the archive as text, bodies unpacked. */
async function readWholeDatabase(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('lifeboat');
    opening.onsuccess = () => resolve(opening.result);
  });
  const texts: string[] = [];
  for (const store of database.objectStoreNames) {
    const rows = await new Promise<Record<string, unknown>[]>((resolve) => {
      const reading = database.transaction(store).objectStore(store).getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    for (const row of rows) {
      texts.push(JSON.stringify(row));
      if (row.packed instanceof Uint8Array) {
        const stream = new Blob([row.packed as Uint8Array<ArrayBuffer>])
          .stream()
          .pipeThrough(new DecompressionStream('gzip'));
        texts.push(await new Response(stream).text());
      }
    }
  }
  database.close();
  return texts.join('\n');
}
