import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Welcome } from '../../components/Welcome';
import '../../components/welcome.css';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import type { Translate } from '../../lib/i18n/translate';
import { hasHostAccess, requestHostAccess } from '../../lib/platform/permissions';
import { openPage } from '../../lib/platform/tabs';
import { drawInWords } from '../../lib/platform/translate';

function App({ first, t }: { first: boolean; t: Translate }) {
  const [access, setAccess] = useState(first);
  return (
    <Welcome
      access={access}
      chatgptUrl={`${CHATGPT_ORIGIN}/`}
      t={t}
      onGrantAccess={() => void requestHostAccess().then(setAccess)}
      onImport={() => void openPage('archive.html#/import')}
      onOpenOptions={() => void openPage('options.html')}
    />
  );
}

const app = document.getElementById('app') ?? document.body;
void drawInWords(document, hasHostAccess(), (t, access) => {
  document.title = `${t('welcome_title')} · ${t('extName')}`;
  render(<App first={access} t={t} />, app);
});
