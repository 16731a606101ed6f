import { browser } from './browser';

/** True in a private window, where nothing may be stored (AMO policy). The manifest forbids it already; this holds if that ever fails. */
export function isPrivateWindow(): boolean {
  return browser.extension?.inIncognitoContext === true;
}
