// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveFile } from '../../../lib/platform/save-file';

describe('saveFile', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('clicks a download link of that name and lets go of the address later', async () => {
    const blobs: Blob[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:one';
    });
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
    const clicked = vi.fn();
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked(this.href, this.download, this.isConnected);
    });

    saveFile(
      { name: '2026-11-03 Tëst.md', mimeType: 'text/markdown', chunks: ['# Tëst\n', 'two'] },
      document,
    );

    expect(create).toHaveBeenCalledOnce();
    expect(await blobs[0]?.text()).toBe('# Tëst\ntwo');
    expect(blobs[0]?.type).toBe('text/markdown;charset=utf-8');
    expect(clicked).toHaveBeenCalledWith('blob:one', '2026-11-03 Tëst.md', false);
    expect(revoke).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(revoke).toHaveBeenCalledWith('blob:one');
  });
});
