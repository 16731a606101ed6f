import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Recording, record, toReplayFile } from '../../lib/evidence/recording';
import { type ReplayLine, replay } from './replay';
import { type ReplayFile, readReplayFile } from './replay-file';

const folder = join(import.meta.dirname, 'scenarios');
const HOURS = 60 * 60 * 1000;

const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), readFileSync(join(folder, name), 'utf8')] as const)
  .map(([id, text]) => ({ id, file: readReplayFile(text) }))
  // A report holds the last two hours.
  .filter(({ file }) => file.end <= 2 * HOURS);

function toldBy(file: ReplayFile, recorded: (recording: Recording) => void = () => undefined): ReplayLine[] {
  let recording: Recording = [];
  const lines = replay(
    file,
    ({ kind }) => kind,
    (evidence) => {
      recording = record(recording, evidence);
    },
  );
  recorded(recording);
  return lines;
}

/** What was told, without reasons and moments: a probe that was answered at once in the story may be answered a little later in the report. */
function inShort(lines: ReplayLine[]): string[] {
  return lines.map(({ verdict, notify, since }) => [verdict, notify, since].filter(Boolean).join(' '));
}

describe('an incident report', () => {
  it.each(stories)('of $id, replayed, tells the same story', ({ file }) => {
    let report = '';
    const told = toldBy({ ...file, start: 1_770_000_000_000 }, (recording) => {
      report = JSON.stringify(toReplayFile(recording, 'report', 1_770_000_000_000 + file.end));
    });
    const again = readReplayFile(report);
    expect(again.start).toBe(1_770_000_000_000);
    expect(again.end).toBe(file.end);
    const retold = toldBy({ ...again, settings: file.settings });
    expect(inShort(retold)).toEqual(inShort(told));
    for (const [n, { t }] of retold.entries()) expect(Math.abs(t - (told[n]?.t ?? 0))).toBeLessThan(20_000);
  });
});
