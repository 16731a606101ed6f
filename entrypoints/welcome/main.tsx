import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Welcome } from '../../components/Welcome';
import '../../components/welcome.css';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { hasHostAccess, requestHostAccess } from '../../lib/platform/permissions';
import { openPage } from '../../lib/platform/tabs';
import { documentLanguage, loadTranslate } from '../../lib/platform/translate';

const t = loadTranslate();

function App({ first }: { first: boolean }) {
  const [access, setAccess] = useState(first);
  return (
    <Welcome
      access={access}
      chatgptUrl={`${CHATGPT_ORIGIN}/`}
      t={t}
      onGrantAccess={() => void requestHostAccess().then(setAccess)}
      onImport={() => void openPage('archive.html')}
      onOpenOptions={() => void openPage('options.html')}
    />
  );
}

async function start() {
  Object.assign(document.documentElement, documentLanguage(t));
  document.title = `${t('welcome_title')} · ${t('extName')}`;
  const app = document.getElementById('app');
  if (app) render(<App first={await hasHostAccess()} />, app);
}

void start();
