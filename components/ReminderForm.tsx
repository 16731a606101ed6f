import type { Translate } from '../lib/i18n/translate';
import { REMINDER_DAYS } from '../lib/surfaces/backup-reminder';

export interface ReminderFormProps {
  days: number;
  t: Translate;
  onChange: (days: number) => void;
}

/** How often somebody is reminded to save a file of everything. */
export function ReminderForm({ days, t, onChange }: ReminderFormProps) {
  return (
    <ul class="choices">
      <li>
        <label for="reminder">{t('reminder_setting')}</label>
        <select
          id="reminder"
          class="field"
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
        <p id="reminder-does">{t('reminder_setting_does')}</p>
      </li>
    </ul>
  );
}
