import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createZip, zipEntry } from '../../lib/export/zip-writer';
import { bundleForPage } from '../support/bundle-for-page';
import { madeUpProse } from '../support/made-up-prose';
import { traceTasks } from '../support/trace-tasks';
import { candidateOf, conversationsOf } from '../support/varied-archive';
import { type Cost, costOf } from './cost';
import { inArchive } from './in-archive';
import { median, rounded } from './measure';

/** Conversations of 60 messages each are written anew; the others tell the same under another id. */
const DIFFERENT = 200;
const TURNS = 30;
/** JSON in one shard of the export, in characters. */
const SHARD = 40e6;
const SAVES = 40;

type Archive = typeof import('../support/varied-archive');

export interface ImportMeasured extends Cost {
  conversations: number;
  /** Of JSON. */
  megabytes: number;
  /** How many times as long as it takes to unpack the file and parse its JSON, and do nothing with it. */
  ratio: number;
  /** What the archive takes on the disk, as a share of its JSON. */
  stored: number;
  /** Saving a finished turn into that archive, until the disk has it, in ms. */
  savedTurn: number;
  /** What the worker itself does of it, in ms of its thread. */
  savedTurnWork: number;
}

/** Imports an official export of so much JSON in a real Chromium, on the production build. */
export async function importBenchmark(megabytes: number): Promise<ImportMeasured> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeboat-bench-'));
  try {
    const file = join(folder, 'export.zip');
    const { count, characters } = await writeExport(file, megabytes * 1e6);
    const base = timeToParse(file);
    return await inArchive(async (page) => {
      const cost = await costOf(page, () => importFile(page, file, count));
      return {
        conversations: count,
        megabytes: rounded(characters / 1e6),
        ...cost,
        ratio: rounded(cost.seconds / base),
        ...(await afterwards(page)),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function writeExport(file: string, characters: number): Promise<{ count: number; characters: number }> {
  const texts = conversationsOf(DIFFERENT, TURNS, madeUpProse()).map((one) => ({
    id: one.id,
    text: candidateOf(one).served.bodies[0] ?? '',
  }));
  const zip = createZip({ write: async (bytes) => appendFileSync(file, bytes) });
  let shard: string[] = [];
  let size = 0;
  let written = 0;
  let count = 0;
  const flush = async (number: number) => {
    const bytes = new TextEncoder().encode(`[${shard.join(',')}]`);
    const name = `conversations-${`${number}`.padStart(3, '0')}.json`;
    await zip.add(await zipEntry(name, bytes, 0));
    [shard, size] = [[], 0];
  };
  for (let shards = 0; written < characters; ) {
    const { id, text } = texts[count % DIFFERENT] as (typeof texts)[0];
    shard.push(text.replaceAll(id, `${id.slice(0, -6)}${`${count++}`.padStart(6, '0')}`));
    written += text.length;
    size += text.length;
    if (size > SHARD || written >= characters) await flush(shards++);
  }
  await zip.close();
  return { count, characters: written };
}

/** Seconds of another program that only unpacks the file and parses its JSON. */
function timeToParse(file: string): number {
  const program = `
    const { unzipSync } = require('fflate');
    const startedAt = performance.now();
    const all = unzipSync(require('node:fs').readFileSync(process.argv[1]));
    for (const name in all) { JSON.parse(Buffer.from(all[name]).toString()); delete all[name]; }
    console.log((performance.now() - startedAt) / 1000);`;
  return Number(execFileSync(process.execPath, ['-e', program, file], { encoding: 'utf8' }));
}

async function importFile(page: Page, file: string, count: number): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import', exact: true }).click(),
  ]);
  await chooser.setFiles(file);
  const done = page.getByText(`${count.toLocaleString('en')} new, 0 updated, 0 unchanged.`);
  await done.first().waitFor({ timeout: 240_000 });
}

async function afterwards(
  page: Page,
): Promise<Pick<ImportMeasured, 'stored' | 'savedTurn' | 'savedTurnWork'>> {
  // A page of the extension that runs none of its code.
  await page.goto(new URL('manifest.json', page.url()).href);
  await page.evaluate(await bundleForPage('tests/support/varied-archive.ts', 'archive'));
  const { raw, usage } = await page.evaluate(() =>
    (globalThis as unknown as { archive: Archive }).archive.weigh(),
  );
  let times: number[] = [];
  const { total } = await traceTasks(page, async () => {
    times = await page.evaluate(
      ([turns, saves]) => {
        const { archive } = globalThis as unknown as { archive: Archive };
        return archive.saveTurns(turns, saves, archive.firstImportedId(turns));
      },
      [TURNS, SAVES] as const,
    );
  });
  return {
    ...{ stored: rounded(usage / raw), savedTurn: rounded(median(times)) },
    savedTurnWork: rounded(total / SAVES),
  };
}
