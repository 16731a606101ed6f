import { useState } from 'preact/hooks';
import { Options } from '../../components/Options';
import { useDrafts } from '../../components/use-drafts';
import { useStored } from '../../components/use-stored';
import { type Draft, newestFirst } from '../../lib/drafts/draft';
import type { AssistantChoice } from '../../lib/handoff/assistants';
import { TARGETS } from '../../lib/handoff/targets';
import type { Translate } from '../../lib/i18n/translate';
import { chooseLanguage } from '../../lib/platform/chosen-words';
import { draftStore } from '../../lib/platform/draft-store';
import { extensionVersion } from '../../lib/platform/life';
import { requestHostAccess } from '../../lib/platform/permissions';
import { assistantsItem } from '../../lib/settings/assistants-item';
import { type QuietHours, quietHoursItem } from '../../lib/settings/quiet-hours';
import { REMINDER_DAYS, reminderDaysItem } from '../../lib/settings/reminder-days';
import { type Verified, verifiedItem } from '../../lib/surfaces/verified-item';
import { type FirstChoices, useChoices } from './use-choices';
import { useData } from './use-data';

/** Everything that was read before the first paint. */
export interface First {
  choices: FirstChoices;
  quiet: QuietHours | null;
  reminderDays: number;
  assistants: AssistantChoice;
  prompts: Draft[];
  verified: Verified | null;
  access: boolean;
}

/** `language`: the folder of the words that were chosen; null for the browser's own. */
export function App({ first, language, t }: { first: First; language: string | null; t: Translate }) {
  const [access, setAccess] = useState(first.access);
  const verified = useStored(verifiedItem, first.verified);
  const quiet = useStored(quietHoursItem, first.quiet);
  const reminderDays = useStored(reminderDaysItem, first.reminderDays);
  const assistants = useStored(assistantsItem, first.assistants);
  return (
    <Options
      form={useChoices(first.choices, t)}
      language={{ chosen: language, t, onChoose: (one) => void chooseLanguage(one) }}
      quietHours={{ hours: quiet, t, onChange: (hours) => void quietHoursItem.set(hours) }}
      reminder={{
        offered: REMINDER_DAYS,
        days: reminderDays,
        t,
        onChange: (days) => void reminderDaysItem.set(days),
      }}
      assistants={{
        targets: TARGETS,
        choice: assistants,
        t,
        onChange: (choice) => void assistantsItem.set(choice),
      }}
      prompts={{
        prompts: newestFirst(useDrafts(draftStore, first.prompts)),
        t,
        onCopy: (text) => navigator.clipboard.writeText(text),
        // Where a ChatGPT tab is at hand: in the popup.
        onPutBack: null,
        onDelete: (id) => void draftStore.remove(id),
      }}
      data={useData(verified?.at ?? null, t)}
      access={access}
      version={extensionVersion()}
      t={t}
      onGrantAccess={() => void requestHostAccess().then(setAccess)}
    />
  );
}
