import { render } from 'preact';
import '../../components/options.css';
import { chosenWords } from '../../lib/platform/chosen-words';
import { draftStore } from '../../lib/platform/draft-store';
import { hasHostAccess } from '../../lib/platform/permissions';
import { assistantsItem } from '../../lib/settings/assistants-item';
import { quietHoursItem } from '../../lib/settings/quiet-hours';
import { reminderDaysItem } from '../../lib/surfaces/backup-reminder';
import { verifiedItem } from '../../lib/surfaces/verified-item';
import { App } from './App';
import { readChoices } from './use-choices';

async function start() {
  const [words, choices, quiet, reminderDays, assistants, prompts, verified, access] = await Promise.all([
    chosenWords.get(),
    readChoices(),
    quietHoursItem.get(),
    reminderDaysItem.get(),
    assistantsItem.get(),
    draftStore.all(),
    verifiedItem.get(),
    hasHostAccess(),
  ]);
  const app = document.getElementById('app');
  if (app)
    render(
      <App first={{ words, choices, quiet, reminderDays, assistants, prompts, verified, access }} />,
      app,
    );
}

void start();
