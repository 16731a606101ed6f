import { describe, expect, it } from 'vitest';
import { refusesExtensions, tooOldFirefox } from '../../support/find-browser';

describe('refusesExtensions', () => {
  it.each(['Google Chrome 137.0.7151.55', 'Google Chrome 157.0.1.2 beta', 'Microsoft Edge 141.0.3485.54'])(
    'passes by %s, which ignores --load-extension',
    (version) => expect(refusesExtensions(version)).toMatch(/no longer loads extensions/),
  );

  it.each([
    'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)',
    'Google Chrome for Testing 156.0.8078.79',
    'Google Chrome 136.0.7103.113',
    'Microsoft Edge 136.0.3240.50',
  ])('takes %s', (version) => expect(refusesExtensions(version)).toBeUndefined());
});

describe('tooOldFirefox', () => {
  it.each(['Mozilla Firefox 128.14.0esr', 'Error: cannot open display'])('passes by %s', (version) =>
    expect(tooOldFirefox(version)).toMatch(/needs Firefox 142/),
  );

  it.each(['Mozilla Firefox 153.7.0esr', 'Mozilla Firefox 142.0'])('takes %s', (version) =>
    expect(tooOldFirefox(version)).toBeUndefined(),
  );
});
