import { render } from 'preact';
import '../../components/popup.css';
import { openDatabase } from '../../lib/database/open';
import { draftStore } from '../../lib/platform/draft-store';
import { send } from '../../lib/platform/messages';
import { hasHostAccess } from '../../lib/platform/permissions';
import { drawInWords } from '../../lib/platform/translate';
import { assistantsItem } from '../../lib/settings/assistants-item';
import { situationItem } from '../../lib/surfaces/situation-item';
import { readHistory } from '../../lib/watch/read-history';
import { App } from './App';
import { glanceAtFront } from './front';

/** How long the first paint waits for the tab's answer, so that nothing moves afterwards; a healthy tab needs a few ms. */
const WAIT_FOR_TAB_MS = 60;

async function start() {
  const looking = glanceAtFront();
  const soon = new Promise<null>((resolve) => setTimeout(resolve, WAIT_FOR_TAB_MS, null));
  const history = openDatabase().then(readHistory);
  const inTime = <T,>(found: Promise<T>) => Promise.race([found.catch(() => null), soon]);
  const reading = Promise.all([
    situationItem.get(),
    hasHostAccess(),
    draftStore.all(),
    assistantsItem.get(),
    inTime(looking),
    inTime(history),
  ]);
  const app = document.getElementById('app') ?? document.body;
  await drawInWords(document, reading, (t, [situation, access, prompts, assistants, front, past]) => {
    document.title = t('extName');
    render(<App {...{ t, situation, access, prompts, assistants, front, looking, past }} />, app);
  });
  // Nobody to hear it is no trouble for who looks: the popup then shows what was last known.
  await send('popup/opened').catch(() => undefined);
}

void start();
