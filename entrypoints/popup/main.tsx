import { render } from 'preact';
import '../../components/popup.css';
import { send } from '../../lib/platform/messages';
import { hasHostAccess } from '../../lib/platform/permissions';
import { documentLanguage, loadTranslate } from '../../lib/platform/translate';
import { situationItem } from '../../lib/surfaces/situation-item';
import { App } from './App';
import { lookAtFront } from './front';

/** How long the first paint waits for the tab's answer, so that nothing moves afterwards; a healthy tab needs a few ms. */
const WAIT_FOR_TAB_MS = 60;

async function start() {
  const t = loadTranslate();
  Object.assign(document.documentElement, documentLanguage(t));
  document.title = t('extName');
  const looking = lookAtFront();
  const soon = new Promise<null>((resolve) => setTimeout(resolve, WAIT_FOR_TAB_MS, null));
  const [situation, access, front] = await Promise.all([
    situationItem.get(),
    hasHostAccess(),
    Promise.race([looking.catch(() => null), soon]),
  ]);
  const app = document.getElementById('app');
  if (app) render(<App {...{ t, situation, access, front, looking }} />, app);
  // Nobody to hear it is no trouble for who looks: the popup then shows what was last known.
  await send('popup/opened').catch(() => undefined);
}

void start();
