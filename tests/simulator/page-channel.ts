import { toJson } from './json';
import type { HttpReply } from './reply';
import type { Request } from './request';

/** Tells open pages what to show, as server-sent events. The real site has nothing like it. */
export class PageChannel {
  static readonly PATH = '/__simulator/events';
  private readonly listeners = new Set<() => void>();

  constructor(private readonly state: () => unknown) {}

  announce(): void {
    for (const listener of this.listeners) listener();
  }

  open(request: Request): HttpReply {
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
      body: this.read(request.closed),
    };
  }

  private async *read(closed: AbortSignal): AsyncGenerator<string> {
    let wake: () => void = () => {};
    let due = true;
    const listener = () => {
      due = true;
      wake();
    };
    this.listeners.add(listener);
    closed.addEventListener('abort', listener, { once: true });
    try {
      while (!closed.aborted) {
        if (due) {
          due = false;
          yield `data: ${toJson(this.state())}\n\n`;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      this.listeners.delete(listener);
    }
  }
}
