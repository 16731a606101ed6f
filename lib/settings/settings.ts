import type { OptionalPermission } from '../platform/permissions';
import { type StoredItem, storedItem } from '../platform/storage';

/** One thing the user decides. The form is drawn from these rows, in this order. */
interface SettingRow {
  /** Name in storage. */
  key: string;
  area: 'local';
  fallback: boolean;
  /** Message keys: what it is called, and what it does. */
  label: string;
  description: string;
  /** A permission of the browser without which it does nothing; asked for in the very click that switches it on. */
  permission?: OptionalPermission;
}

const TABLE = {
  autoBackup: {
    key: 'setting-auto-backup',
    area: 'local',
    fallback: true,
    label: 'settings_auto_backup',
    description: 'settings_auto_backup_does',
  },
  keepPrompts: {
    key: 'setting-keep-prompts',
    area: 'local',
    fallback: true,
    label: 'settings_keep_prompts',
    description: 'settings_keep_prompts_does',
  },
  inPageWarnings: {
    key: 'setting-in-page-warnings',
    area: 'local',
    fallback: true,
    label: 'settings_in_page_warnings',
    description: 'settings_in_page_warnings_does',
  },
  outageNotices: {
    key: 'setting-outage-notices',
    area: 'local',
    fallback: false,
    label: 'settings_outage_notices',
    description: 'settings_outage_notices_does',
    permission: 'notifications',
  },
  watchWithoutTabs: {
    key: 'setting-watch-without-tabs',
    area: 'local',
    fallback: true,
    label: 'settings_watch_without_tabs',
    description: 'settings_watch_without_tabs_does',
  },
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof TABLE;

/** A setting with its words and its place in storage: `settings.autoBackup.get()`, `.set()`, `.watch()`. */
export type Setting = SettingRow & StoredItem<boolean>;

export const SETTING_NAMES = Object.keys(TABLE) as SettingName[];

export const settings = Object.fromEntries(
  SETTING_NAMES.map((name) => {
    const row: SettingRow = TABLE[name];
    return [name, { ...row, ...storedItem<boolean>(row.area, row.key, row.fallback) }];
  }),
) as Record<SettingName, Setting>;
