import { describe, expect, it } from 'vitest';
import type { ErrorPlace } from '../../../lib/evidence/evidence';
import { matchSignature, normaliseText } from '../../../lib/evidence/match-signature';
import { SAMPLES } from '../../../lib/evidence/samples';
import { SIGNATURES } from '../../../lib/evidence/signatures';

const samples = Object.entries(SAMPLES).flatMap(([id, sighted]) => sighted.map((sample) => ({ id, sample })));

describe('the table of texts', () => {
  it.each(samples)('$id knows "$sample", and no other row does', ({ id, sample }) => {
    const plain = normaliseText(sample);
    expect(SIGNATURES.filter(({ test }) => test.test(plain)).map((row) => row.id)).toEqual([id]);
  });

  it('has one row per id, and every row has a month and a sample', () => {
    expect(new Set(SIGNATURES.map(({ id }) => id)).size).toBe(SIGNATURES.length);
    expect(Object.keys(SAMPLES)).toEqual(SIGNATURES.map(({ id }) => id));
    for (const { id, seen } of SIGNATURES) {
      expect(seen).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
      expect(SAMPLES[id]?.length).toBeGreaterThan(0);
    }
  });

  it('has no test with a memory (a `g` flag would match every other time)', () => {
    expect(SIGNATURES.filter(({ test }) => test.global || test.sticky)).toEqual([]);
  });
});

describe('matchSignature', () => {
  const means = (text: string, where: ErrorPlace = 'turn') => matchSignature(text, where)?.means;

  it('reads typographic quotes, ellipses, odd spaces and zero-width marks as plain text', () => {
    expect(means('You’ve  reached the\ncurrent usage cap for GPT\u200b-5.')).toBe('limit');
    expect(means('Hmm…something seems to have gone wrong.')).toBe('service');
  });

  it('reads decomposed letters like composed ones', () => {
    expect(means('Conexión interrumpida. Esperando la respuesta completa'.normalize('NFD'))).toBe('fine');
  });

  it('knows a text that stands between a title and a button', () => {
    expect(means('Message delivery timed out. Please try again. Retry')).toBe('service');
  });

  it('knows nothing that is too short or too long', () => {
    expect(means('x')).toBeUndefined();
    expect(means(`Something went wrong. ${'x'.repeat(500)}`)).toBeUndefined();
    expect(means(`Something went wrong.${' '.repeat(100_000)}`)).toBeUndefined();
  });

  it('keeps a row to the places it names', () => {
    expect(means('Oops!', 'full-page')).toBe('service');
    expect(means('Oops!', 'toast')).toBeUndefined();
  });

  it('does not guess', () => {
    expect(means('Your tea is ready.')).toBeUndefined();
    expect(means('Error in body stream')).toBeUndefined();
  });
});
