import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CHATGPT_ORIGIN } from '../../../lib/chatgpt/origins';
import { openWhatHelps } from '../../../lib/watch/open-what-helps';

let open: object[] = [];
const create = vi.fn();
const update = vi.fn();
const focus = vi.fn();

describe('a click on a notice', () => {
  beforeEach(() => {
    open = [];
    vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => open as never);
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(create.mockReset());
    vi.spyOn(fakeBrowser.tabs, 'update').mockImplementation(update.mockReset() as never);
    vi.spyOn(fakeBrowser.windows, 'update').mockImplementation(focus.mockReset());
  });

  it('brings the ChatGPT tab that was used last to the front, with its window', async () => {
    open = [
      { id: 1, windowId: 10, active: false, lastAccessed: 5 },
      { id: 2, windowId: 20, active: false, lastAccessed: 9 },
    ];
    await openWhatHelps('outage-suspected');
    expect(update).toHaveBeenCalledWith(2, { active: true });
    expect(focus).toHaveBeenCalledWith(20, { focused: true });
    expect(create).not.toHaveBeenCalled();
  });

  it('opens what is saved while ChatGPT is down, and ChatGPT when it is not', async () => {
    await openWhatHelps('outage-confirmed');
    expect(create.mock.lastCall?.[0].url).toMatch(/archive\.html$/);
    await openWhatHelps('operational');
    expect(create.mock.lastCall?.[0].url).toBe(CHATGPT_ORIGIN);
  });
});
