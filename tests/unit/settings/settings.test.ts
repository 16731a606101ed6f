import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SETTING_NAMES, settings } from '../../../lib/settings/settings';

const words = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')) as Record<string, unknown>;

describe('settings', () => {
  beforeEach(() => fakeBrowser.reset());

  it.each(SETTING_NAMES)('%s starts with its fallback and remembers what was chosen', async (name) => {
    const setting = settings[name];
    expect(await setting.get()).toBe(setting.fallback);
    await setting.set(!setting.fallback);
    expect(await setting.get()).toBe(!setting.fallback);
  });

  it.each(SETTING_NAMES)('%s has words for its name and for what it does', (name) => {
    expect(words).toHaveProperty(settings[name].label);
    expect(words).toHaveProperty(settings[name].description);
  });

  it('tells whoever watches, until they stop', async () => {
    const seen: boolean[] = [];
    const stop = new AbortController();
    settings.autoBackup.watch((value) => seen.push(value), stop.signal);
    await settings.autoBackup.set(false);
    stop.abort();
    await settings.autoBackup.set(true);
    expect(seen).toEqual([false]);
  });

  it('keeps each under a name of its own', () => {
    expect(new Set(SETTING_NAMES.map((name) => settings[name].key)).size).toBe(SETTING_NAMES.length);
  });
});
