import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onWake, wakeAt } from '../../../lib/platform/alarms';

const AT = Date.UTC(2026, 10, 25, 12);
beforeEach(() => fakeBrowser.reset());

it('keeps one alarm, at the newest time, which rings again if its ring was lost', async () => {
  await wakeAt(AT);
  await wakeAt(AT + 60_000);
  expect(await fakeBrowser.alarms.getAll()).toMatchObject([
    { scheduledTime: AT + 60_000, periodInMinutes: 5 },
  ]);
});

it('leaves an alarm alone that is set for that time: re-creating it at every wake could postpone it for ever', async () => {
  await wakeAt(AT);
  const create = vi.spyOn(fakeBrowser.alarms, 'create');
  await wakeAt(AT + 400);
  expect(create).not.toHaveBeenCalled();
});

it('wakes for its own alarm only', async () => {
  const woken = vi.fn();
  onWake(woken);
  await wakeAt(AT);
  const [alarm] = await fakeBrowser.alarms.getAll();
  if (!alarm) throw new Error('No alarm.');
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await fakeBrowser.alarms.onAlarm.trigger({ ...alarm, name: 'another' });
  expect(woken).toHaveBeenCalledOnce();
});
