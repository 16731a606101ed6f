import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hasHostAccess, requestHostAccess } from '../../../lib/platform/permissions';

it('asks about exactly the sites of the manifest, within the very click', async () => {
  const host_permissions = ['https://chat.example/*', 'https://status.example/*'];
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'x',
    version: '1',
    host_permissions,
  });
  const contains = vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
  const request = vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => true);
  expect(await hasHostAccess()).toBe(false);
  const granted = requestHostAccess();
  expect(request).toHaveBeenCalledOnce();
  expect(await granted).toBe(true);
  for (const call of [contains, request]) expect(call.mock.calls[0]).toEqual([{ origins: host_permissions }]);
});
