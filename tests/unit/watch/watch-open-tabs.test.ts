import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchOpenTabs } from '../../../lib/watch/watch-open-tabs';

it('puts our scripts where nobody of us answers, and leaves the other tabs alone', async () => {
  const answers: Record<number, () => Promise<unknown>> = {
    1: async () => ({ ok: true, value: null }),
    2: async () => Promise.reject(new Error('Could not establish connection. Receiving end does not exist.')),
    3: async () => ({ ok: false, error: { name: 'Error', message: 'It is busy.' } }),
  };
  const tabs = Object.keys(answers).map((id) => ({ id: Number(id), active: false }));
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => tabs as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(((id: number) => answers[id]?.()) as never);
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    ...{ manifest_version: 3, name: 'x', version: '1' },
    content_scripts: [{ matches: ['https://chat.example/*'], js: ['watch.js'] }],
  });
  const execute = vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation(async () => []);
  await watchOpenTabs();
  expect(execute.mock.calls.map(([{ target, files }]) => [target.tabId, files])).toEqual([[2, ['watch.js']]]);
});
