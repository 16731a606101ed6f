import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTapMessage } from '../../../lib/capture/bridge';

const RESPONSE = { kind: 'response', id: 3, status: 503, edge: true, challenge: false, body: null };
const read = (value: unknown) => readTapMessage(JSON.stringify(value));

describe('readTapMessage', () => {
  it('lets a message of the tap through', () => expect(read(RESPONSE)).toEqual(RESPONSE));

  it('drops fields that it does not know', () => {
    expect(read({ ...RESPONSE, token: 'secret', __proto__: { evil: true } })).toEqual(RESPONSE);
  });

  it('takes a body as the text that was served', () => {
    expect(readTapMessage('body 12 {"a": 1.0}\n')).toEqual({ kind: 'body', id: 12, text: '{"a": 1.0}\n' });
  });

  it.each([
    ['no string', RESPONSE],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a kind from the prototype', '{"kind":"constructor","id":1}'],
    ['an unknown kind', '{"kind":"delete-everything","id":1}'],
    ['no id', JSON.stringify({ ...RESPONSE, id: undefined })],
    ['a negative id', JSON.stringify({ ...RESPONSE, id: -1 })],
    ['a status that is none', JSON.stringify({ ...RESPONSE, status: 1e6 })],
    ['a truth that is none', JSON.stringify({ ...RESPONSE, edge: 'yes' })],
    ['a body that is too long', JSON.stringify({ ...RESPONSE, body: 'x'.repeat(5000) })],
    ['a message that is too long', JSON.stringify({ ...RESPONSE, more: 'x'.repeat(5_000_000) })],
    ['events that are none', '{"kind":"stream","id":1,"events":[["a"],[1,2]]}'],
    ['a body of no request', 'body x {}'],
    ['a body without an end of its number', 'body 1234567890123456789012345678901234567890'],
    ['a body that is too long', `body 1 ${'x'.repeat(32_000_001)}`],
    ['an end that is none', '{"kind":"closed","id":1,"how":"well"}'],
  ])('refuses %s', (_, detail) => expect(readTapMessage(detail)).toBeNull());

  it('never throws, whatever the page writes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (detail) => {
        expect(() => readTapMessage(detail)).not.toThrow();
      }),
    );
  });
});
