import { describe, expect, it } from 'vitest';
import { showFile } from '../../../lib/platform/show-file';

describe('showFile', () => {
  it.each([
    ['image/png', 'image'],
    ['audio/wav', 'audio'],
  ])('gives %s an address', (mimeType, kind) => {
    const shown = showFile(new Uint8Array(40), mimeType);
    expect(shown.kind).toBe(kind);
    expect(shown.address).toMatch(/^blob:/);
    shown.release();
  });
});
