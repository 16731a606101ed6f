import type { Page } from '@playwright/test';
import { longConversation } from '../simulator/conversations/seeds/long';
import type { Simulator } from '../simulator/simulator';
import { expect, test } from './lifeboat';

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

for (const ui of UIS) {
  test(`a chat of ${TURNS} turns, opened, continued and opened again in the ${ui} page, is held whole, and what arrived whole is not read again`, async ({
    simulator,
    chatgpt,
    openArchive,
  }) => {
    const conversation = longConversation(60, TURNS, Date.UTC(2026, 9, 1));
    simulator.chatgpt.addConversation(conversation);
    simulator.chatgpt.set({ ui, pageReads: 'tree', pieceDelay: 0 });
    const { page } = await openArchive();
    const { id } = conversation;
    const held = async () => {
      const { ids, partialBecause } = await heldOf(page, id);
      const missing = servedIds(simulator, id).filter((one) => !ids.includes(one));
      return { missing: missing.length, partialBecause };
    };
    const whole = { missing: 0, partialBecause: null };

    await chatgpt.open(`/c/${id}`);
    await expect(chatgpt.answers.first()).toBeVisible();
    await expect.poll(held).toEqual(whole);
    for (const prompt of ['And the day after?', 'And then?']) await chatgpt.chat(prompt);
    await expect.poll(held).toEqual(whole);
    // Now it loads only the newest turns, which continue what is held.
    simulator.chatgpt.set({ pageReads: 'flat' });
    await chatgpt.open(`/c/${id}`);
    await chatgpt.chat('One more?');
    await expect.poll(held).toEqual(whole);

    await patience();
    const { own, page: byPage } = readsOf(simulator, id);
    console.log(
      `${ui}: ${servedIds(simulator, id).length} messages, 0 missing; ${byPage.length} reads by the page, ${own.length} by us`,
    );
    expect(own.map(({ path }) => path)).toEqual([]);
  });
}

test('what another extension shortened is found out and read once', async ({
  simulator,
  chatgpt,
  openArchive,
}) => {
  const conversation = longConversation(61, TURNS, Date.UTC(2026, 9, 1));
  simulator.chatgpt.addConversation(conversation);
  simulator.chatgpt.set({ pageReads: 'tree', pieceDelay: 0 });
  await chatgpt.page.addInitScript(shortenAnswers);
  const { page } = await openArchive();
  const { id } = conversation;
  await chatgpt.open(`/c/${id}`);
  await expect(chatgpt.answers.first()).toBeVisible();
  const held = async () => {
    const { ids, partialBecause } = await heldOf(page, id);
    const missing = servedIds(simulator, id).filter((one) => !ids.includes(one)).length;
    return { missing, partialBecause };
  };
  await expect.poll(held).toEqual({ missing: 0, partialBecause: null });
  await chatgpt.chat('And then?');
  await expect.poll(held).toEqual({ missing: 0, partialBecause: null });
  await patience();
  const { own } = readsOf(simulator, id);
  console.log(`shortened: ${servedIds(simulator, id).length} messages, 0 missing; ${own.length} read by us`);
  expect(own).toHaveLength(1);
});

test('an answer that an outage cuts off is kept up to its last word', async ({
  simulator,
  chatgpt,
  openArchive,
}) => {
  simulator.chatgpt.set({
    pieceDelay: 40,
    answer: 'The lamp was lit at dusk and it burned all through the night until morning.',
  });
  await chatgpt.open();
  await chatgpt.send('When was the lamp lit?');
  const seen = chatgpt.answers.first();
  await expect(seen).toContainText('lit at dusk');
  simulator.chatgpt.fail('everything-503');
  simulator.chatgpt.fail('unreachable');
  const archive = await openArchive();
  await archive.rows.first().click();
  await expect(archive.page.getByText('When was the lamp lit?').last()).toBeVisible();
  await expect(archive.page.getByText('lit at dusk')).toBeVisible();
});

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
