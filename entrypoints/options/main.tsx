import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Options } from '../../components/Options';
import '../../components/options.css';
import { useStored } from '../../components/use-stored';
import { extensionVersion } from '../../lib/platform/life';
import { hasPermission, requestPermission } from '../../lib/platform/permissions';
import { openPage } from '../../lib/platform/tabs';
import { documentLanguage, loadTranslate } from '../../lib/platform/translate';
import { SETTING_NAMES, type SettingName, settings } from '../../lib/settings/settings';

const t = loadTranslate();

interface First {
  /** What was chosen, in the order of the settings. */
  chosen: boolean[];
  /** The settings whose permission the user has given, or that need none. */
  allowed: SettingName[];
}

function App({ first }: { first: First }) {
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
  return (
    <Options
      form={{ choices, t, onChoose: (name, on) => void choose(name, on) }}
      version={extensionVersion()}
      t={t}
      onOpenArchive={() => void openPage('archive.html')}
    />
  );
}

async function start() {
  Object.assign(document.documentElement, documentLanguage(t));
  document.title = `${t('options_title')} · ${t('extName')}`;
  const chosen = await Promise.all(SETTING_NAMES.map((name) => settings[name].get()));
  const held = await Promise.all(
    SETTING_NAMES.map(async (name) => {
      const { permission } = settings[name];
      return !permission || (await hasPermission(permission));
    }),
  );
  const first = { chosen, allowed: SETTING_NAMES.filter((_name, index) => held[index]) };
  const app = document.getElementById('app');
  if (app) render(<App first={first} />, app);
}

void start();
