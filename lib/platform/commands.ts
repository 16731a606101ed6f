import { browser } from './browser';

/** Calls back when the user presses the keys of a command in the manifest. To be registered in the first turn of the background. */
export function onCommand(name: 'export-conversation', callback: () => void): void {
  // Firefox for Android has no keys, and no commands either.
  browser.commands?.onCommand.addListener((pressed) => {
    if (pressed === name) callback();
  });
}
