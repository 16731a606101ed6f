import { describe, expect, it } from 'vitest';
import type { SeenIncident } from '../../../lib/history/incident';
import { ownAvailability, pastIncident } from '../../../lib/surfaces/past-incidents';
import { NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';

const MINUTE = 60_000;
const PAGE = 'https://status.example';
const over: SeenIncident = {
  since: NOON - 120 * MINUTE,
  endedAt: NOON - 52 * MINUTE,
  left: 'own-success',
  timeline: [{ at: NOON - 120 * MINUTE, is: 'outage-suspected' }],
  routes: ['generation'],
  because: [],
};
const lasting: SeenIncident = { ...over, endedAt: null, left: null };
const published = {
  id: '01KAXW5Q80Z3F4M6R8T0V2X4Y6',
  name: 'Elevated errors',
  postedAt: NOON - 99 * MINUTE,
  components: [],
  status: 'resolved',
  openAt: NOON,
  clearAt: NOON,
};
const words = (seen: SeenIncident, lagMs: number | null = null) =>
  pastIncident({ seen, published: lagMs === null ? null : published, lagMs }, PAGE, t, NOON);

describe('an outage of the past, in words', () => {
  it('says when it was, how long, how late the page was and how it ended', () => {
    expect(words(over, 21 * MINUTE)).toEqual({
      key: over.since,
      headline: expect.stringMatching(/^\d\d:\d\d to \d\d:\d\d \(1 hour 8 minutes\)$/),
      lines: ['OpenAI’s page was 21 minutes later.', 'It ended when it worked for you again.'],
      published: { name: 'Elevated errors', url: `${PAGE}/incidents/${published.id}` },
    });
  });

  it.each<[string, SeenIncident, number | null]>([
    ['OpenAI’s page was 5 minutes earlier.', over, -5 * MINUTE],
    ['OpenAI’s page reported it in the same minute.', over, 40_000],
    ['OpenAI’s page never reported it.', over, null],
    ['OpenAI’s page does not report it yet.', lasting, null],
    [
      'OpenAI’s page showed trouble, too, without an incident.',
      { ...over, timeline: [{ at: NOON, is: 'outage-confirmed' }] },
      null,
    ],
  ])('%s', (sentence, seen, lag) => expect(words(seen, lag).lines[0]).toBe(sentence));

  it.each<[string, SeenIncident['left']]>([
    ['It ended when it worked for you again.', 'own-success'],
    ['It ended when OpenAI’s page showed no problem any more.', 'page'],
    ['Nobody tried any more; when it ended is not known.', 'faded'],
  ])('%s', (sentence, left) => expect(words({ ...over, left }).lines[1]).toBe(sentence));

  it('gives the odds while it lasts, as long as there are any', () => {
    const { headline, lines } = words({ ...lasting, since: NOON - 60 * MINUTE });
    expect(headline).toMatch(/^Since \d\d:\d\d \(1 hour so far\)$/);
    expect(lines[1]).toBe(
      'Half of such outages end within 1 hour 35 minutes from here (measured on 19 outages of 2023 and 2024).',
    );
    expect(words({ ...lasting, since: NOON - 600 * MINUTE }).lines[1]).toBe(
      'It lasts longer than nearly all that were measured.',
    );
  });

  it('builds no address from an id that is none', () => {
    const strange = { seen: over, published: { ...published, id: '../../x' }, lagMs: MINUTE };
    expect(pastIncident(strange, PAGE, t, NOON).published?.url).toBeNull();
  });
});

describe('own availability', () => {
  const day = (number: number, worked: number, failed: number) => ({
    day: `2026-10-${String(number).padStart(2, '0')}`,
    messages: { worked, failed },
    pages: { worked: 9, failed: 9 },
  });

  it('counts the messages of the last thirty days of use', () => {
    const days = [
      day(0, 1000, 0),
      ...Array.from({ length: 30 }, (_nothing, number) => day(number + 1, 7, 1)),
    ];
    expect(ownAvailability(days, t)).toContain('210 of 240');
  });

  it('says nothing without messages', () => {
    expect(ownAvailability([], t)).toBeNull();
    expect(ownAvailability([day(1, 0, 0)], t)).toBeNull();
  });
});
