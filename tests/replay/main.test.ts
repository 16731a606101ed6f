import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayFiles } from './main';

const WORDS = 'public/_locales/en/messages.json';
const failing = (t: number) => ({ t, kind: 'response', route: 'generation', status: 503 });
const story = {
  format: 'lifeboat-replay/1',
  title: '503s, page unread',
  start: 1_770_148_320_000,
  end: 120_000,
  events: [{ t: 0, kind: 'tab', tab: 1, visible: false }, failing(10_000), failing(30_000)],
};

let folder = '';
const write = (name: string, content: object) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lifeboat-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('replayFiles', () => {
  it('prints every change of the verdict and every notice, in ms since the start, with reasons in words', () => {
    const lines = replayFiles([write('story.json', story)], WORDS).map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { t: 0, verdict: 'unknown' },
      { t: 10_000, verdict: 'degraded' },
      {
        t: 30_000,
        verdict: 'outage-suspected',
        since: 10_000,
        because: ['2 answers failed with 503', expect.any(String)],
      },
      { t: 50_000, notify: 'start', verdict: 'outage-suspected' },
    ]);
    expect(Object.keys(lines[0])).toEqual(['t', 'verdict']);
    expect(Object.keys(lines[3])).toEqual(['t', 'notify', 'verdict']);
  });

  it('says what stands at the very beginning in the first line', () => {
    const events = [{ t: 0, kind: 'generation', outcome: 'done' }];
    const path = write('beginning.json', { ...story, end: 0, events });
    expect(replayFiles([path], WORDS)).toEqual(['{"t":0,"verdict":"operational"}']);
  });

  it('sees nothing after the end', () => {
    const path = write('short.json', { ...story, end: 20_000 });
    const verdicts = replayFiles([path], WORDS).map((line) => JSON.parse(line).verdict);
    expect(verdicts).toEqual(['unknown', 'degraded']);
  });

  it('names each of several files before its lines', () => {
    const paths = [write('one.json', { ...story, events: [] }), write('two.json', { ...story, events: [] })];
    expect(replayFiles(paths, WORDS)).toEqual([
      JSON.stringify({ file: paths[0] }),
      '{"t":0,"verdict":"unknown"}',
      JSON.stringify({ file: paths[1] }),
      '{"t":0,"verdict":"unknown"}',
    ]);
  });
});

describe('npm run replay', { timeout: 60_000 }, () => {
  const run = (...files: string[]) => {
    const { status, stdout, stderr } = spawnSync('node', ['tests/commands/replay.mjs', ...files], {
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('prints JSON lines on stdout and nothing else', () => {
    const { status, stdout, stderr } = run(write('story.json', story));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).t),
    ).toEqual([0, 10_000, 30_000, 50_000]);
  });

  it('ends with 1 and one sentence, without any line, when one of the files cannot be replayed', () => {
    const bad = write('bad.json', { ...story, events: [{ t: 0, kind: 'earthquake' }] });
    const { status, stdout, stderr } = run(write('story.json', story), bad);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`${bad}: event 1 has the unknown kind "earthquake".\n`);
  });

  it('ends with 1 when no file is named, or one that is not there', () => {
    expect(run()).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('Name at least one'),
    });
    expect(run(join(folder, 'nowhere.json'))).toMatchObject({ status: 1, stdout: '' });
  });
});
