import type { ChatgptSettings } from './settings';

/** Token bucket over the reads of conversations. Times are epoch ms of the simulator's clock. */
export class Throttle {
  private level = Number.POSITIVE_INFINITY;
  private refilledAt = 0;

  /** Takes one token; false when there is none. */
  admits(limit: NonNullable<ChatgptSettings['throttle']>, now: number): boolean {
    const gained = ((now - this.refilledAt) / 60_000) * limit.perMinute;
    this.level = Math.min(limit.burst, this.level + Math.max(0, gained));
    this.refilledAt = now;
    if (this.level < 1) return false;
    this.level--;
    return true;
  }

  /** Full again. */
  refill(): void {
    this.level = Number.POSITIVE_INFINITY;
  }
}
