import { render } from 'preact';
import '../../components/options.css';
import { draftStore } from '../../lib/platform/draft-store';
import { hasHostAccess } from '../../lib/platform/permissions';
import { drawInWords } from '../../lib/platform/translate';
import { assistantsItem } from '../../lib/settings/assistants-item';
import { quietHoursItem } from '../../lib/settings/quiet-hours';
import { reminderDaysItem } from '../../lib/settings/reminder-days';
import { verifiedItem } from '../../lib/surfaces/verified-item';
import { App } from './App';
import { readChoices } from './use-choices';

const reading = Promise.all([
  readChoices(),
  quietHoursItem.get(),
  reminderDaysItem.get(),
  assistantsItem.get(),
  draftStore.all(),
  verifiedItem.get(),
  hasHostAccess(),
]);
const app = document.getElementById('app') ?? document.body;
void drawInWords(
  document,
  reading,
  (t, [choices, quiet, reminderDays, assistants, prompts, verified, access], language) => {
    document.title = `${t('options_title')} · ${t('extName')}`;
    const first = { choices, quiet, reminderDays, assistants, prompts, verified, access };
    render(<App {...{ first, language, t }} />, app);
  },
);
