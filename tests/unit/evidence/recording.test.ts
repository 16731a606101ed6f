import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lib/evidence/evidence';
import { type Recording, record, toReplayFile } from '../../../lib/evidence/recording';
import { readReplayFile } from '../../replay/replay-file';
import {
  at,
  card,
  control,
  done,
  failed,
  network,
  poll,
  response,
  START,
  silent,
  tab,
  wake,
} from '../verdict/seen';

const kept = (...seen: Evidence[]) => seen.reduce<Recording>(record, []);
const fileOf = (recording: Recording, now = at(600)) =>
  readReplayFile(JSON.stringify(toReplayFile(recording, 'A report', now)));

describe('the recording', () => {
  it('holds no text that somebody wrote, no code that may name something, no name of an action or tab', () => {
    const secret = 'c0ffee00-1111-4222-8333-444455556666';
    const seen = kept(
      card(1, `My secret: ${secret}`, { action: `${secret}-send-1`, tab: 815_047 }),
      response(2, 'generation', 422, { code: `no_such_${secret}`, action: `${secret}-send-1` }),
      response(3, 'generation', 429, { code: 'model_cap_exceeded' }),
      card(4, 'Something went wrong while generating the response.'),
    );
    const text = JSON.stringify(toReplayFile(seen, 'A report', at(600)));
    expect(text).not.toContain('c0ffee');
    expect(text).not.toContain('secret');
    expect(text).not.toContain('815047');
    expect(text).not.toMatch(/https?:/);
    expect(text).toContain('model_cap_exceeded');
    expect(text).toContain('[unknown text]');
  });

  it('does not say what an answer was about, nor how a feature went: a replay has no word for it', () => {
    const seen = kept(
      { ...done(1), feature: 'images' } as Evidence,
      { ...response(2, 'other', 503), feature: 'voice' } as Evidence,
    );
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toHaveProperty('feature');
    expect(() => fileOf(seen)).not.toThrow();
  });

  it('does not say when a limit of the user ends: a replay has no word for it', () => {
    const seen = kept(
      { ...response(1, 'generation', 429, { code: 'model_cap_exceeded' }), endsAt: at(9000) } as Evidence,
      { ...card(2, "You've reached the current usage cap for GPT-4."), endsAt: at(9000) } as Evidence,
    );
    expect(seen).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain(String(at(9000)));
    expect(() => fileOf(seen)).not.toThrow();
  });

  it('keeps the newest two hours, bounded, and nothing that never counts', () => {
    expect(kept(response(1, 'other', 503))).toEqual([]);
    expect(kept(failed(0), failed(7100), failed(7300)).map((one) => one.at)).toEqual([at(7100), at(7300)]);
    const many = Array.from({ length: 2000 }, (_nothing, second) => failed(second));
    expect(kept(...many)).toHaveLength(600);
  });

  it('keeps a poll that says nothing new every five minutes only', () => {
    const polls = [poll(0), poll(60), poll(120), poll(180, 'unreadable'), poll(240), poll(560)];
    expect(kept(...polls).map((one) => (one.at - START) / 1000)).toEqual([0, 180, 240, 560]);
  });

  it('is a replay file, in order, whatever came late', () => {
    const seen = kept(tab(0, true), done(30), poll(40), failed(20), wake(50), network(60, false));
    const file = fileOf([...seen, control(61, false)]);
    expect(file).toMatchObject({ title: 'A report', start: START, end: 600_000 });
    expect(file.events.map(({ t, kind }) => [t / 1000, kind])).toEqual([
      [0, 'tab'],
      [20, 'response'],
      [30, 'generation'],
      [40, 'status'],
      [50, 'wake'],
      [60, 'network'],
      [60, 'network'],
    ]);
  });

  it('is a replay file in whichever order the observations were taken, the first one included', () => {
    const observations = [tab(3, true), poll(0), failed(1), control(2, true), wake(4), network(5, false)];
    const anyOrder = fc.shuffledSubarray(observations, { minLength: 1 });
    fc.assert(
      fc.property(anyOrder, (seen) => {
        const { start, end, events } = fileOf(kept(...seen));
        expect(start).toBe(Math.min(...seen.map((one) => one.at)));
        for (const { t } of events) expect(t).toBeLessThanOrEqual(end);
      }),
    );
  });

  it('says what a control probe found as the state of the world in which it was asked for', () => {
    const { events } = fileOf(kept(failed(1), silent(5), control(5.3, false), control(20, true), done(30)));
    expect(events.map(({ kind, t }) => `${t} ${kind}`)).toEqual([
      '0 response',
      '4000 request-failed',
      '4000 network',
      '4300 network',
      '29000 generation',
    ]);
  });

  it('never lets a word through that came from the page, its address or its body', () => {
    const secret = 'geheim-4711';
    const anything = fc.constantFrom<Evidence>(
      card(1, secret),
      card(1, `Something went wrong. ${secret}`),
      failed(1, { action: secret }),
      response(1, 'generation', 403, { code: secret }),
      { kind: 'page-error', at: at(2), tab: 1, where: 'toast', text: secret },
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 10 }), (seen) => {
        expect(JSON.stringify(toReplayFile(kept(...seen), 'A report', at(9)))).not.toContain(secret);
      }),
    );
  });

  it('is a replay file even when it is empty', () => expect(fileOf([]).events).toEqual([]));
});
