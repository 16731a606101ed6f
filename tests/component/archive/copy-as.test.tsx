// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyAs } from '../../../components/archive/CopyAs';
import { english as t } from '../../support/english';

afterEach(() => act(() => render(null, document.body)));

async function click(read: () => Promise<string>, writeText: (text: string) => Promise<void>) {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  act(() => render(<CopyAs read={read} t={t} />, document.body));
  act(() => document.querySelector('button')?.click());
  const said = () => document.querySelector('[role="status"]')?.textContent;
  await vi.waitFor(() => expect(said()).not.toBe(''));
  vi.unstubAllGlobals();
  return said();
}

describe('Copy as Markdown', () => {
  it('puts the conversation on the clipboard and says so', async () => {
    const writeText = vi.fn(async () => {});
    expect(await click(async () => '# Tides\n', writeText)).toBe('Copied');
    expect(writeText).toHaveBeenCalledWith('# Tides\n');
  });

  it('says so when the browser does not let it', async () => {
    const said = await click(
      async () => '# Tides\n',
      () => Promise.reject(new Error()),
    );
    expect(said).toBe(t('archive_not_copied'));
  });
});
