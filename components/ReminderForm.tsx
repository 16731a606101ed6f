import type { Translate } from '../lib/i18n/translate';
import { REMINDER_DAYS } from '../lib/surfaces/backup-reminder';
import { Choice } from './Choice';

export interface ReminderFormProps {
  days: number;
  t: Translate;
  onChange: (days: number) => void;
}

/** How often somebody is reminded to save a file of everything. */
export function ReminderForm({ days, t, onChange }: ReminderFormProps) {
  const select = (
    <select
      id="reminder"
      class="select"
      value={String(days)}
      aria-describedby="reminder-does"
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
    >
      {REMINDER_DAYS.map((each) => (
        <option key={each} value={each}>
          {each === 0 ? t('reminder_off') : t('reminder_days', { count: each })}
        </option>
      ))}
    </select>
  );
  return (
    <Choice id="reminder" label={t('reminder_setting')} does={t('reminder_setting_does')} control={select} />
  );
}
