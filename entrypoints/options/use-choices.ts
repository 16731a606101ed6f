import { useState } from 'preact/hooks';
import type { SettingsFormProps } from '../../components/SettingsForm';
import { useStored } from '../../components/use-stored';
import type { Translate } from '../../lib/i18n/translate';
import { hasPermission, requestPermission } from '../../lib/platform/permissions';
import { SETTING_NAMES, type SettingName, settings } from '../../lib/settings/settings';

/** What was chosen, in the order of the settings, and the settings whose permission the user has given, or that need none. */
export interface FirstChoices {
  chosen: boolean[];
  allowed: SettingName[];
}

export async function readChoices(): Promise<FirstChoices> {
  const chosen = await Promise.all(SETTING_NAMES.map((name) => settings[name].get()));
  const held = await Promise.all(
    SETTING_NAMES.map(async (name) => {
      const { permission } = settings[name];
      return !permission || (await hasPermission(permission));
    }),
  );
  return { chosen, allowed: SETTING_NAMES.filter((_name, index) => held[index]) };
}

/** The switches, and the browser's permission asked for in the very click that needs it. */
export function useChoices(first: FirstChoices, t: Translate): SettingsFormProps {
  const [allowed, setAllowed] = useState(first.allowed);
  const [refused, setRefused] = useState<SettingName | null>(null);
  const choices = SETTING_NAMES.map((name, index) => {
    const { label, description, fallback } = settings[name];
    // The table never changes while the page is open, so the hooks keep their order.
    const isChosen = useStored(settings[name], first.chosen[index] ?? fallback);
    const refusal = refused === name ? t('settings_refused') : null;
    return { name, label, description, on: isChosen && allowed.includes(name), refusal };
  });
  const choose = async (chosen: string, on: boolean) => {
    const name = SETTING_NAMES.find((known) => known === chosen);
    if (!name) return;
    const { permission } = settings[name];
    // Nothing may be awaited before the browser is asked: it wants the very click.
    const isAllowed = !on || !permission || (await requestPermission(permission));
    setRefused(isAllowed ? null : name);
    if (!isAllowed) return;
    if (on) setAllowed([...allowed, name]);
    await settings[name].set(on);
  };
  return { choices, t, onChoose: (name, on) => void choose(name, on) };
}
