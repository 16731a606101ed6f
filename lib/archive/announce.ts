/** Said by whoever changed the archive, heard by every open page of the extension. Carries nothing: listeners read again. */
const channelName = 'archive/changed';

/** Tells the other contexts of this browser that the archive changed. */
export function announceChange(): void {
  // Opened for one word: an open channel would keep Node alive in tests and would have to survive the worker.
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Calls back after each change by any context but this very channel, until the signal aborts. */
export function onArchiveChange(listener: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
