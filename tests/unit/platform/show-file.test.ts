import { describe, expect, it } from 'vitest';
import { showFile } from '../../../lib/platform/show-file';

const bytes = (start: string) => Uint8Array.from(`${start}${' '.repeat(40)}`, (each) => each.charCodeAt(0));

describe('showFile', () => {
  it.each([
    ['PNG', '\x89PNG\r\n', 'image'],
    ['JPEG', '\xff\xd8\xff\xe0', 'image'],
    ['WebP', 'RIFF\0\0\0\0WEBP', 'image'],
    ['WAV', 'RIFF\0\0\0\0WAVE', 'audio'],
  ])('shows %s for what its first bytes say', (_what, start, kind) => {
    const shown = showFile(bytes(start));
    expect(shown?.kind).toBe(kind);
    expect(shown?.address).toMatch(/^blob:/);
    shown?.release();
  });

  it.each([
    ['SVG', '<svg onload="alert(1)">'],
    ['HTML', '<!doctype html><script>'],
    ['PDF', '%PDF-1.7'],
    ['nothing', ''],
  ])('shows no %s', (_what, start) => expect(showFile(bytes(start))).toBeNull());
});
