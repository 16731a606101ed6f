import type { StreamEvent } from './events';

/** How the writing of an answer stands on the server. */
export type RunState = 'running' | 'complete' | 'failed' | 'stopped';

/**
 * One answer being written on the server. It goes on whether or not somebody listens: a broken connection can come
 * back and read the rest.
 */
export class Run {
  state: RunState = 'running';
  private readonly written: string[] = [];
  private wake: () => void = () => {};
  private changed: Promise<void> = Promise.resolve();

  constructor(
    private readonly events: StreamEvent[],
    private readonly pieceDelay: () => number,
    private readonly progress: (soFar: string | null, state: RunState) => void,
  ) {
    this.renew();
  }

  /** Writes to the end, or until `end` is called. */
  async write(): Promise<void> {
    for (const event of this.events) {
      if (this.state !== 'running') return;
      this.written.push(event.text);
      if (event.soFar !== null) {
        this.progress(event.soFar, this.state);
        await pause(this.pieceDelay());
      }
      this.notify();
    }
    this.end('complete');
  }

  /** The writing stops here for good. */
  end(state: Exclude<RunState, 'running'>): void {
    if (this.state !== 'running') return;
    this.state = state;
    this.progress(null, state);
    this.notify();
  }

  /** Everything that is written by now. */
  soFar(): string[] {
    return [...this.written];
  }

  /** The stream from the given event on, as it is written. */
  async *read(offset: number, closed: AbortSignal): AsyncGenerator<string> {
    const gone = new Promise<void>((resolve) => {
      closed.addEventListener('abort', () => resolve(), { once: true });
    });
    for (let next = offset; ; next++) {
      while (next >= this.written.length && this.state === 'running' && !closed.aborted) {
        await Promise.race([this.changed, gone]);
      }
      const event = this.written[next];
      if (event === undefined || closed.aborted) return;
      yield event;
    }
  }

  private notify(): void {
    this.wake();
    this.renew();
  }

  private renew(): void {
    this.changed = new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds > 0) setTimeout(resolve, milliseconds);
    else setImmediate(resolve);
  });
}
