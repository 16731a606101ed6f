import { browser } from './browser';

/** One alarm for everything that is due: its time is always computed from stored facts, so a late or lost one does no harm. */
const ALARM = 'due';

/**
 * Wakes the background at `at` (epoch ms), or as soon after as the browser allows (Chrome: 30 s at the earliest). Setting the same
 * time again does nothing, because re-creating an alarm on every wake can postpone it for ever.
 */
export async function wakeAt(at: number): Promise<void> {
  const existing = await browser.alarms.get(ALARM);
  if (existing && Math.abs(existing.scheduledTime - at) < 1000) return;
  browser.alarms.create(ALARM, { when: at });
}

/** Calls back when the alarm fires. To be registered in the first turn of the background. */
export function onWake(callback: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) callback();
  });
}
