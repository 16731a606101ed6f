import type { Translate } from '../lib/i18n/translate';
import type { Reminder } from '../lib/surfaces/backup-reminder';
import { Age } from './Age';

export interface BackupReminderProps {
  /** Null while there is nothing to be reminded of. */
  reminder: Reminder | null;
  t: Translate;
  onSave: () => void;
}

/** One quiet line and one click: what is only in this browser goes with it. */
export function BackupReminder({ reminder, t, onSave }: BackupReminderProps) {
  if (!reminder) return null;
  return (
    <p class="reminder">
      <span class="soft">
        {reminder.savedAt === null ? (
          t('reminder_never')
        ) : (
          <Age at={reminder.savedAt} sentence="reminder_saved" t={t} />
        )}
      </span>
      <button class="button" data-kind="plain" type="button" onClick={onSave}>
        {t('reminder_save')}
      </button>
    </p>
  );
}
