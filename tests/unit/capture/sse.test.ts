import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventReader } from '../../../lib/capture/sse';
import { hasSharedFixtures, readShared } from '../../support/shared-fixtures';

const readAll = (pieces: string[]) => {
  const reader = createEventReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
};

/** Cuts a text at the given places. */
const cutAt = (text: string, places: number[]) => {
  const ends = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, index) => text.slice(start, ends[index] ?? text.length));
};

describe('createEventReader', () => {
  it('reads names and data', () => {
    expect(readAll(['event: delta_encoding\ndata: "v1"\n\ndata: [DONE]\n\n'])).toEqual([
      { event: 'delta_encoding', data: '"v1"' },
      { event: '', data: '[DONE]' },
    ]);
  });

  it('joins several data lines and drops comments', () => {
    expect(readAll([': keep-alive\n\ndata: a\ndata: b\n\n'])).toEqual([{ event: '', data: 'a\nb' }]);
  });

  it('gives the last event of a stream that ended without a blank line', () => {
    expect(readAll(['data: {"type":"message_stream_complete"}'])).toEqual([
      { event: '', data: '{"type":"message_stream_complete"}' },
    ]);
  });

  it('survives a line that never ends', () => {
    const reader = createEventReader();
    for (let piece = 0; piece < 30; piece++) reader.push('x'.repeat(100_000));
    expect(reader.push('\n\ndata: next\n\n')).toEqual([{ event: '', data: 'next' }]);
  });

  it('gives the same events wherever the pieces were cut, with any line ends', () => {
    const line = fc.constantFrom(
      'data: a',
      'data:b',
      'event: delta',
      ': keep-alive',
      '',
      'data',
      'data: x: y',
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 8 }),
        (lines, lineEnd, places) => {
          const text = lines.map((each) => each + lineEnd).join('');
          expect(readAll(cutAt(text, places))).toEqual(readAll([text]));
        },
      ),
    );
  });

  it.skipIf(!hasSharedFixtures)(
    'reads the captured stream (needs the shared fixtures), however it is cut',
    () => {
      const text = readShared('streams/synthetic_delta_v1.sse');
      const whole = readAll([text]);
      const expected = JSON.parse(readShared('streams/synthetic_delta_v1.expected.json'));
      expect(whole).toHaveLength(expected.events_in_file);
      fc.assert(
        fc.property(fc.array(fc.nat(), { maxLength: 40 }), (places) => {
          expect(readAll(cutAt(text, places))).toEqual(whole);
        }),
        { numRuns: 30 },
      );
    },
  );
});
