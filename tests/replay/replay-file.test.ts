import { describe, expect, it } from 'vitest';
import { readReplayFile } from './replay-file';

const file = (changes: object = {}) =>
  JSON.stringify({ format: 'lifeboat-replay/1', title: 'a story', end: 1000, events: [], ...changes });
const withEvents = (...events: unknown[]) => file({ events });
const response = { t: 0, kind: 'response', route: 'generation', status: 503 };

describe('readReplayFile', () => {
  it('fills in what may be left out', () => {
    expect(readReplayFile(file())).toMatchObject({ start: 0, settings: { notifications: true } });
    const { events } = readReplayFile(
      withEvents(
        response,
        { t: 1, kind: 'request-failed', route: 'history', reason: 'no-response' },
        { t: 2, kind: 'status', result: 'ok' },
      ),
    );
    expect(events).toEqual([
      { ...response, edge: true, challenge: false, code: null, tab: 1 },
      { t: 1, kind: 'request-failed', route: 'history', reason: 'no-response', tab: 1 },
      { t: 2, kind: 'status', result: 'ok', components: [], incidents: [] },
    ]);
  });

  it('takes a file that begins with a byte order mark', () => {
    expect(readReplayFile(`\ufeff${file()}`).title).toBe('a story');
  });

  it('keeps events of one moment in the order of the file', () => {
    const { events } = readReplayFile(withEvents({ ...response, t: 5 }, { t: 5, kind: 'wake' }));
    expect(events.map(({ kind }) => kind)).toEqual(['response', 'wake']);
  });

  it.each([
    ['{', 'it is not JSON.'],
    ['[]', 'it does not hold one JSON object.'],
    [file({ format: 'lifeboat-replay/2' }), 'the file needs "format" to be one of "lifeboat-replay/1".'],
    [file({ end: undefined }), 'the file needs "end" to be a number of ms.'],
    [file({ events: {} }), 'the file needs "events" to be a list.'],
    [file({ version: 1 }), 'the file has the unknown field "version".'],
    [file({ settings: { sound: true } }), 'settings has the unknown field "sound".'],
    [withEvents('503'), 'event 1 is not an object.'],
    [withEvents({ t: 0, kind: 'earthquake' }), 'event 1 has the unknown kind "earthquake".'],
    [withEvents({ t: 0, kind: 'toString' }), 'event 1 has the unknown kind "toString".'],
    [withEvents({ t: 0 }), 'event 1 has the unknown kind undefined.'],
    [withEvents({ ...response, url: '/c/1' }), 'event 1 (response) has the unknown field "url".'],
    [withEvents({ ...response, route: 'images' }), 'event 1 (response) needs "route" to be one of'],
    [
      withEvents({ ...response, status: 99 }),
      'event 1 (response) needs "status" to be a number from 100 to 599',
    ],
    [withEvents({ ...response, t: -1 }), 'event 1 (response) needs "t" to be a number of ms.'],
    [withEvents({ ...response, edge: 'yes' }), 'event 1 (response) needs "edge" to be true or false.'],
    [withEvents({ t: 0, kind: 'wake', tab: 1 }), 'event 1 (wake) has the unknown field "tab".'],
    [withEvents({ t: 0, kind: 'tab', visible: true }), 'event 1 (tab) needs "tab" to be a number.'],
    [
      withEvents({ t: 0, kind: 'generation', outcome: 'lost' }),
      'event 1 (generation) needs "outcome" to be one of',
    ],
    [
      withEvents({ t: 0, kind: 'status', result: 'ok', components: [{ id: 'a', name: 'b', state: 'up' }] }),
      'event 1, a component, has the unknown field "state".',
    ],
    [
      withEvents({ t: 0, kind: 'status', result: 'ok', incidents: [1] }),
      'event 1 has an incident that is not an object.',
    ],
    [
      withEvents({ ...response, t: 2000 }, { ...response, t: 1000 }),
      'event 2 is at 1000, before the one at 2000: events must be sorted by t.',
    ],
  ])('refuses %s', (content, sentence) => {
    expect(() => readReplayFile(content, 'story.json')).toThrow(`story.json: ${sentence}`);
  });
});
