/** Said by the worker after each step, heard by every open page that shows how far it is. */
const channelName = 'backfill/changed';

export function announceBackfill(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Calls back after each step, until the signal aborts. */
export function onBackfillStep(listener: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
