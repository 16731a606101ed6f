import { bringUpToDate } from '../archive/folder/bring-up-to-date';
import { headOf } from '../archive/heads';
import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import { openDatabase } from '../database/open';
import json from '../export/formats/json';
import markdown from '../export/formats/markdown';
import text from '../export/formats/text';
import { alone } from '../platform/alone';
import { mayWrite } from '../platform/pick-folder';
import { loadTranslate } from '../platform/translate';

/** An answer is saved every second while it is written; the folder gets it when there is something to read. */
const SOON_MS = 5_000;

/** HTML is drawn with four times the code of everything else here, which every wake of the background would load: the page writes it. */
const formats = [markdown, json, text];

/** Writes into the folder that keeps itself what the background saves, whether or not a page of ours is open. */
export interface FolderWriter {
  /** A conversation was saved. */
  kept(conversationId: string): void;
}

export function createFolderWriter(now: () => number): FolderWriter {
  const due = new Set<string>();
  async function write(): Promise<void> {
    const ids = [...due];
    due.clear();
    const database = await openDatabase();
    const heads = await Promise.all(ids.map((id) => headOf(database, null, id)));
    const words = { t: await loadTranslate(), origin: CHATGPT_ORIGIN };
    const { signal } = new AbortController();
    const world = { database, words, formats, mayWrite, alone, now, onProgress() {}, signal };
    await bringUpToDate(
      world,
      heads.flatMap((head) => head ?? []),
    );
  }
  return {
    kept(conversationId) {
      // Whatever it does not live to write, the archive page finds.
      if (due.size === 0) setTimeout(() => void write().catch(() => undefined), SOON_MS);
      due.add(conversationId);
    },
  };
}
