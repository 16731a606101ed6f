import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CHATGPT = 'https://chatgpt.com/*';
const STATUS = 'https://status.openai.com/*';

describe.each([
  { name: 'Chrome', folder: '.output/chrome-mv3' },
  { name: 'Firefox', folder: '.output/firefox-mv3' },
])('manifest for $name', ({ folder }) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

  it('is Manifest V3', () => expect(manifest.manifest_version).toBe(3));

  it('asks for the smallest set of permissions, none of which warns beyond the two sites', () => {
    expect([...manifest.permissions].sort()).toEqual(['alarms', 'scripting', 'storage', 'unlimitedStorage']);
    expect([...manifest.host_permissions].sort()).toEqual([CHATGPT, STATUS]);
    expect(manifest.optional_host_permissions).toBeUndefined();
    expect(manifest.optional_permissions).toEqual(['notifications']);
  });

  it('puts scripts on chatgpt.com and nowhere else', () => {
    expect(manifest.content_scripts.length).toBeGreaterThan(0);
    for (const script of manifest.content_scripts) expect(script.matches).toEqual([CHATGPT]);
  });

  it('keeps out of private windows', () => expect(manifest.incognito).toBe('not_allowed'));

  it('cannot be detected by, or loaded from, a web page', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('does not loosen the content security policy of its pages', () => {
    const policy: string = manifest.content_security_policy?.extension_pages ?? '';
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:.*script/);
  });

  it('lets its pages load nothing from elsewhere', () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    for (const kind of ['script', 'style', 'font', 'worker']) expect(policy).toContain(`${kind}-src 'self';`);
    expect(policy).toContain("img-src 'self' data: blob:;");
    expect(policy).toContain("media-src 'self' blob:;");
    for (const kind of ['object', 'frame']) expect(policy).toContain(`${kind}-src 'none'`);
  });

  it('speaks the words of its locales', () => {
    expect(manifest.default_locale).toBe('en');
    const words = JSON.parse(readFileSync(join(folder, '_locales/en/messages.json'), 'utf8'));
    for (const [, key] of JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g))
      expect(words).toHaveProperty(`${key}`);
  });

  it('names only files that are in the package', () => {
    const { background, content_scripts, icons, action, options_ui } = manifest;
    const files: string[] = [
      ...(background.scripts ?? [background.service_worker]),
      ...content_scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]),
      ...Object.values(icons),
      action.default_popup,
      options_ui.page,
      'archive.html',
    ];
    for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true);
  });
});

describe('manifest for Chrome alone', () => {
  const manifest = JSON.parse(readFileSync('.output/chrome-mv3/manifest.json', 'utf8'));

  it('names the oldest Chrome that has what is used', () => {
    expect(Number(manifest.minimum_chrome_version)).toBeGreaterThanOrEqual(123);
    expect(manifest.browser_specific_settings).toBeUndefined();
  });
});

describe('manifest for Firefox alone', () => {
  const { gecko } = JSON.parse(
    readFileSync('.output/firefox-mv3/manifest.json', 'utf8'),
  ).browser_specific_settings;

  it('declares that no data is collected', () => {
    expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
  });

  it('has a lasting id and a floor', () => {
    expect(gecko.id).toMatch(/@/);
    expect(gecko.strict_min_version).toBe('142.0');
  });
});
