import { describe, expect, it } from 'vitest';
import { fileTypeOf, mediaTypeOf } from '../../../lib/conversation/file-type';

const bytes = (start: string) => Uint8Array.from(`${start}${' '.repeat(40)}`, (each) => each.charCodeAt(0));

describe('mediaTypeOf', () => {
  it.each([
    ['PNG', '\x89PNG\r\n', 'image/png'],
    ['JPEG', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['WebP', 'RIFF\0\0\0\0WEBP', 'image/webp'],
    ['WAV', 'RIFF\0\0\0\0WAVE', 'audio/wav'],
  ])('knows %s by its first bytes', (_what, start, type) => expect(mediaTypeOf(bytes(start))).toBe(type));

  it.each([
    ['SVG', '<svg onload="alert(1)">'],
    ['HTML', '<!doctype html><script>'],
    ['PDF', '%PDF-1.7'],
    ['nothing', ''],
  ])('shows no %s', (_what, start) => expect(mediaTypeOf(bytes(start))).toBeNull());
});

describe('fileTypeOf', () => {
  it('knows a document, too', () => expect(fileTypeOf(bytes('%PDF-1.7'))).toBe('application/pdf'));
  it('does not guess', () => expect(fileTypeOf(bytes('<svg>'))).toBeNull());
});
