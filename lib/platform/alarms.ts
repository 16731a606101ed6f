import { browser } from './browser';

/** A time at which the background is woken. */
export interface Alarm {
  /**
   * Wakes the background at `at` (epoch ms), or as soon after as the browser allows (Chrome: 30 s at the earliest). Setting the same
   * time again does nothing, because re-creating an alarm on every wake can postpone it for ever.
   */
  wakeAt(at: number): Promise<void>;
  /** Calls back when it fires. To be registered in the first turn of the background. */
  onWake(callback: () => void): void;
}

/**
 * One alarm for everything of one kind that is due: its time is always computed from stored facts, so a late or lost one does no harm.
 * `againMinutes`: it rings again after that time, should the background die before it has set the next one.
 */
export function alarm(name: 'due' | 'backfill', againMinutes?: number): Alarm {
  return {
    async wakeAt(at) {
      const existing = await browser.alarms.get(name);
      if (existing && Math.abs(existing.scheduledTime - at) < 1000) return;
      browser.alarms.create(name, againMinutes ? { when: at, periodInMinutes: againMinutes } : { when: at });
    },
    onWake(callback) {
      browser.alarms.onAlarm.addListener((fired) => {
        if (fired.name === name) callback();
      });
    },
  };
}

/** For the status page and the verdict. */
export const { wakeAt, onWake } = alarm('due', 5);
