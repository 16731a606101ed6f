import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReplayLine, replay } from './replay';
import { type ReplayEvent, type ReplayFile, readReplayFile } from './replay-file';

const folder = join(import.meta.dirname, 'scenarios');
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

/** What is expected of a scenario: its lines without the reasons, which are words and have their own tests. */
function expected(id: string): ReplayLine[] {
  const lines = readFileSync(join(folder, `${id}.expected.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as ReplayLine);
}

function scenario(id: string): ReplayFile {
  return readReplayFile(readFileSync(join(folder, `${id}.json`), 'utf8'));
}

function linesOf(file: ReplayFile): ReplayLine[] {
  return replay(file, ({ kind }) => kind).map(({ because: _, ...line }) => line);
}

/** The same story with the background killed after every event, and between it and the next. */
function killed({ events, ...file }: ReplayFile): ReplayFile {
  return {
    ...file,
    events: events.flatMap((event, n): ReplayEvent[] => {
      const between = Math.floor((event.t + (events[n + 1]?.t ?? event.t)) / 2);
      return [event, { t: event.t, kind: 'worker-killed' }, { t: between, kind: 'worker-killed' }];
    }),
  };
}

const lines = new Map<string, ReplayLine[]>();
function linesOfScenario(id: string): ReplayLine[] {
  const known = lines.get(id) ?? linesOf(scenario(id));
  lines.set(id, known);
  return known;
}

describe('recorded scenarios', () => {
  it.each(ids)('%s', (id) => expect(linesOfScenario(id)).toEqual(expected(id)));

  it.each(ids)('%s, with the background killed between every two events', (id) =>
    expect(linesOf(killed(scenario(id)))).toEqual(expected(id)),
  );

  it('every expectation belongs to a scenario', () => {
    const expectations = readdirSync(folder).filter((name) => name.endsWith('.expected.jsonl'));
    expect(expectations.map((name) => name.replace('.expected.jsonl', ''))).toEqual(ids);
  });

  it('no scenario tells of anything while a ChatGPT tab is visible', () => {
    const watched = ids.filter((id) => !scenario(id).events.some((event) => event.kind === 'tab'));
    expect(watched.length).toBeGreaterThan(0);
    expect(watched.flatMap(linesOfScenario).filter(({ notify }) => notify)).toEqual([]);
  });

  it('an hour takes well under a second of work', () => {
    const hour = scenario('full-outage-page-green');
    const before = process.cpuUsage();
    linesOf(hour);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(500);
  });
});
