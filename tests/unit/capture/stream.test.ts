import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type AnswerSignal, advance, newAnswer } from '../../../lib/capture/stream';

const seconds = (count: number) => count * 1000;

/** Plays signals at seconds since the send; returns the answer afterwards. */
function play(...script: [number, AnswerSignal][]): Answer {
  return script.reduce((answer, [at, signal]) => advance(answer, signal, seconds(at)), newAnswer(0));
}

const bytes: AnswerSignal = { kind: 'bytes' };
const tick: AnswerSignal = { kind: 'tick' };
const closed = (how: 'ended' | 'broken' | 'aborted'): AnswerSignal => ({ kind: 'closed', how });
const shows = (what: 'finished' | 'error'): AnswerSignal => ({ kind: 'page-shows', what });
const says = (status: 'IS_STREAMING' | 'COMPLETE' | 'FAILURE'): AnswerSignal => ({
  kind: 'server-says',
  status,
});

describe('advance', () => {
  it.each([
    [
      'message_stream_complete',
      [
        [2, bytes],
        [5, { kind: 'complete' }],
      ],
      'done',
    ],
    [
      '[DONE] without a hand-off',
      [
        [2, bytes],
        [5, { kind: 'done-mark' }],
      ],
      'done',
    ],
    [
      'a hand-off, [DONE] and nothing yet',
      [
        [2, { kind: 'hand-off' }],
        [2, { kind: 'done-mark' }],
        [2, closed('ended')],
        [300, tick],
      ],
      null,
    ],
    [
      'a hand-off, then the finished answer on the page',
      [
        [2, { kind: 'hand-off' }],
        [2, { kind: 'done-mark' }],
        [2, closed('ended')],
        [90, shows('finished')],
      ],
      'done',
    ],
    [
      'a hand-off, then an error card',
      [
        [2, { kind: 'hand-off' }],
        [2, closed('ended')],
        [9, shows('error')],
      ],
      'cut',
    ],
    [
      'a hand-off, then COMPLETE',
      [
        [2, { kind: 'hand-off' }],
        [2, closed('ended')],
        [30, says('COMPLETE')],
      ],
      'done',
    ],
    [
      'the stop request',
      [
        [2, bytes],
        [5, { kind: 'stop', by: 'request' }],
        [5, closed('aborted')],
      ],
      'stopped-by-user',
    ],
    [
      'a click on Stop and an abort',
      [
        [2, bytes],
        [5, { kind: 'stop', by: 'click' }],
        [6, closed('aborted')],
      ],
      'stopped-by-user',
    ],
    [
      'a click on Stop and a quick end',
      [
        [2, bytes],
        [5, { kind: 'stop', by: 'click' }],
        [6, { kind: 'done-mark' }],
      ],
      'stopped-by-user',
    ],
    [
      'a click on Stop and a cut much later',
      [
        [2, bytes],
        [5, { kind: 'stop', by: 'click' }],
        [9, bytes],
        [20, closed('broken')],
        [21, shows('error')],
      ],
      'cut',
    ],
    [
      'an abort out of the blue',
      [
        [2, bytes],
        [5, closed('aborted')],
        [60, tick],
      ],
      null,
    ],
    [
      'an abort, and the page shows what came so far as finished',
      [
        [2, bytes],
        [5, closed('aborted')],
        [6, shows('finished')],
      ],
      null,
    ],
    [
      'an abort after a minute of silence, then a resume',
      [
        [2, bytes],
        [62, closed('aborted')],
        [63, { kind: 'resumed' }],
        [64, bytes],
        [70, { kind: 'complete' }],
      ],
      'done',
    ],
    [
      'an abort after a minute of silence, and no resume',
      [
        [2, bytes],
        [62, closed('aborted')],
        [83, tick],
      ],
      'stalled',
    ],
    [
      'a cut, and the page still recovering',
      [
        [2, bytes],
        [5, closed('broken')],
        [10, tick],
      ],
      null,
    ],
    [
      'a cut, and an error card',
      [
        [2, bytes],
        [5, closed('broken')],
        [6, shows('error')],
      ],
      'cut',
    ],
    [
      'a cut, a resume, the rest',
      [
        [2, bytes],
        [5, closed('broken')],
        [6, { kind: 'resumed' }],
        [9, { kind: 'done-mark' }],
      ],
      'done',
    ],
    [
      'a cut, and the server still writing for minutes',
      [
        [2, bytes],
        [5, closed('broken')],
        [20, says('IS_STREAMING')],
        [35, tick],
        [38, says('IS_STREAMING')],
        [50, tick],
      ],
      null,
    ],
    [
      'a cut, the server still writing, then complete',
      [
        [2, bytes],
        [5, closed('broken')],
        [20, says('IS_STREAMING')],
        [30, says('COMPLETE')],
      ],
      'done',
    ],
    [
      'a cut, and FAILURE',
      [
        [2, bytes],
        [5, closed('broken')],
        [8, says('FAILURE')],
      ],
      'cut',
    ],
    [
      'a minute of silence, then FAILURE: what failed was the waiting',
      [
        [2, bytes],
        [62, closed('aborted')],
        [64, says('FAILURE')],
      ],
      'stalled',
    ],
    [
      'a cut, and nothing more for 20 s',
      [
        [2, bytes],
        [5, closed('broken')],
        [25, tick],
      ],
      'cut',
    ],
    [
      'a clean end without a word of completion',
      [
        [2, bytes],
        [5, closed('ended')],
        [25, tick],
      ],
      'cut',
    ],
    [
      'an error event',
      [
        [2, bytes],
        [5, { kind: 'error-event' }],
        [5, { kind: 'done-mark' }],
      ],
      'cut',
    ],
    [
      'no byte for 65 s',
      [
        [1, bytes],
        [66, tick],
      ],
      'stalled',
    ],
    ['never even headers', [[65, tick]], 'stalled'],
    [
      'heartbeats during long thinking',
      [
        [1, bytes],
        [50, bytes],
        [100, bytes],
        [160, tick],
      ],
      null,
    ],
    [
      'a stall that ends well',
      [
        [1, bytes],
        [66, tick],
        [90, bytes],
        [95, { kind: 'complete' }],
      ],
      'done',
    ],
    [
      'a card while the stream still runs',
      [
        [1, bytes],
        [3, shows('error')],
      ],
      null,
    ],
    [
      'a refused send',
      [
        [1, { kind: 'refused' }],
        [2, shows('error')],
      ],
      null,
    ],
    [
      'leaving the page',
      [
        [1, bytes],
        [3, { kind: 'left' }],
        [3, closed('broken')],
        [60, tick],
      ],
      null,
    ],
  ] satisfies [string, [number, AnswerSignal][], Answer['outcome']][])('%s', (_, script, outcome) => {
    expect(play(...script).outcome).toBe(outcome);
  });

  it('remembers when the first byte came', () => {
    expect(play([2, bytes], [3, bytes]).firstByteAt).toBe(seconds(2));
  });

  const signal = fc.constantFrom<AnswerSignal>(
    bytes,
    tick,
    { kind: 'complete' },
    { kind: 'done-mark' },
    { kind: 'hand-off' },
    { kind: 'error-event' },
    { kind: 'resumed' },
    { kind: 'refused' },
    { kind: 'left' },
    { kind: 'stop', by: 'click' },
    { kind: 'stop', by: 'request' },
    ...(['ended', 'broken', 'aborted'] as const).map(closed),
    ...(['finished', 'error'] as const).map(shows),
    ...(['IS_STREAMING', 'COMPLETE', 'FAILURE'] as const).map(says),
  );
  const script = fc.array(fc.tuple(fc.nat(200), signal), { maxLength: 25 });

  it('never takes back that an answer is done or was stopped', () => {
    fc.assert(
      fc.property(script, (steps) => {
        let answer = newAnswer(0);
        let at = 0;
        for (const [pause, each] of steps) {
          at += pause;
          const before = answer.outcome;
          answer = advance(answer, each, seconds(at));
          if (before === 'done' || before === 'stopped-by-user') expect(answer.outcome).toBe(before);
        }
      }),
    );
  });

  it('never calls an answer failed that the user stopped by request', () => {
    fc.assert(
      fc.property(script, (after) => {
        const steps: [number, AnswerSignal][] = [
          [1, bytes],
          [2, { kind: 'stop', by: 'request' }],
        ];
        expect(
          play(...steps, ...after.map(([at, each]) => [at + 2, each] as [number, AnswerSignal])).outcome,
        ).toBe('stopped-by-user');
      }),
    );
  });
});
