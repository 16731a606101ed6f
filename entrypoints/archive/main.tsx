import { type ComponentChild, render } from 'preact';
import '../../components/archive/archive.css';
import '../../components/archive/print.css';
import { Trouble } from '../../components/archive/Trouble';
import { refreshDerived } from '../../lib/archive/refresh';
import { openDatabase } from '../../lib/database/open';
import type { Translate } from '../../lib/i18n/translate';
import { drawInWords } from '../../lib/platform/translate';
import { Archive } from './Archive';
import { createTransfers } from './transfers';
import { whenQuiet } from './when-quiet';

/** Longer than a pause between two words of a search. */
const QUIET_MS = 4_000;

const app = document.getElementById('app') ?? document.body;
let spoken: Translate | null = null;
let content = (_t: Translate): ComponentChild => null;

function show(next: typeof content): void {
  content = next;
  if (spoken) render(content(spoken), app);
}

void drawInWords(document, Promise.resolve(), (t) => {
  spoken = t;
  document.title = t('archive_page_title');
  render(content(t), app);
});

// What is under way tells of itself in the language of that moment.
const transfers = createTransfers((key, values) => spoken?.(key, values) ?? key);
openDatabase({ onBlocked: () => show((t) => <Trouble why="blocked" t={t} />) }).then(
  (database) => {
    show((t) => <Archive {...{ database, transfers, t }} />);
    // What older code derived serves until it is rebuilt, which must not take the disk from a search.
    whenQuiet(QUIET_MS, (signal) => refreshDerived(database, signal));
  },
  () => show((t) => <Trouble why="unavailable" t={t} />),
);
