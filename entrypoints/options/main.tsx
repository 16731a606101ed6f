import { render } from 'preact';
import { Options } from '../../components/Options';
import '../../components/options.css';
import { useStored } from '../../components/use-stored';
import { extensionVersion } from '../../lib/platform/life';
import { openPage } from '../../lib/platform/tabs';
import { documentLanguage, loadTranslate } from '../../lib/platform/translate';
import { SETTING_NAMES, settings } from '../../lib/settings/settings';

const t = loadTranslate();

function App({ first }: { first: boolean[] }) {
  const choices = SETTING_NAMES.map((name, index) => {
    const { label, description, fallback } = settings[name];
    // The table never changes while the page is open, so the hooks keep their order.
    return { name, label, description, on: useStored(settings[name], first[index] ?? fallback) };
  });
  const choose = (chosen: string, on: boolean) => {
    const name = SETTING_NAMES.find((known) => known === chosen);
    if (name) void settings[name].set(on);
  };
  return (
    <Options
      form={{ choices, t, onChoose: choose }}
      version={extensionVersion()}
      t={t}
      onOpenArchive={() => void openPage('archive.html')}
    />
  );
}

async function start() {
  Object.assign(document.documentElement, documentLanguage(t));
  document.title = `${t('options_title')} · ${t('extName')}`;
  const first = await Promise.all(SETTING_NAMES.map((name) => settings[name].get()));
  const app = document.getElementById('app');
  if (app) render(<App first={first} />, app);
}

void start();
