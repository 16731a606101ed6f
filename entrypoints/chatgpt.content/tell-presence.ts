import { send } from '../../lib/platform/messages';

/** Tells the background whether this tab is looked at, and whether the computer is online; the worker sleeps and sees neither. */
export function tellPresence(signal: AbortSignal): void {
  const visible = () =>
    void send('tab/visible', document.visibilityState === 'visible').catch(() => undefined);
  const online = () => void send('network/changed', navigator.onLine).catch(() => undefined);
  document.addEventListener('visibilitychange', visible, { signal });
  window.addEventListener('online', online, { signal });
  window.addEventListener('offline', online, { signal });
  visible();
  online();
}
