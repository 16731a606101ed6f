import { render } from 'preact';
import '../../components/archive/archive.css';
import '../../components/archive/print.css';
import { Trouble } from '../../components/archive/Trouble';
import { refreshDerived } from '../../lib/archive/refresh';
import { openDatabase } from '../../lib/database/open';
import { documentLanguage, loadTranslate } from '../../lib/platform/translate';
import { Archive } from './Archive';
import { createTransfers } from './transfers';
import { whenQuiet } from './when-quiet';

/** Longer than a pause between two words of a search. */
const QUIET_MS = 4_000;

const t = await loadTranslate();
const app = document.getElementById('app') ?? document.body;
Object.assign(document.documentElement, documentLanguage(t));
document.title = t('archive_page_title');

function trouble(why: 'blocked' | 'unavailable') {
  render(<Trouble why={why} t={t} />, app);
}

openDatabase({ onBlocked: () => trouble('blocked') }).then(
  (database) => {
    render(<Archive database={database} transfers={createTransfers(t)} t={t} />, app);
    // What older code derived serves until it is rebuilt, which must not take the disk from a search.
    whenQuiet(QUIET_MS, (signal) => refreshDerived(database, signal));
  },
  () => trouble('unavailable'),
);
