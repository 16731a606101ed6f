import { SETTING_NAMES, type SettingName, settings } from '../../lib/settings/settings';

/** What the user has decided, always at hand. */
export type Wishes = Record<SettingName, boolean>;

/** Follows the settings; calls back with each change. Until they are read, what holds for everybody holds. */
export function followWishes(signal: AbortSignal, onChange: () => void): Wishes {
  const wishes = Object.fromEntries(SETTING_NAMES.map((name) => [name, settings[name].fallback])) as Wishes;
  for (const name of SETTING_NAMES) {
    const set = (value: boolean) => {
      wishes[name] = value;
      onChange();
    };
    settings[name].get().then(set, () => undefined);
    settings[name].watch(set, signal);
  }
  return wishes;
}
