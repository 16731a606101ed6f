import type { Translate } from '../lib/i18n/translate';
import { Choice } from './Choice';

export interface ReminderFormProps {
  /** What there is to choose from, in days; 0: never. */
  offered: readonly number[];
  days: number;
  t: Translate;
  onChange: (days: number) => void;
}

/** How often somebody is reminded to save a file of everything. */
export function ReminderForm({ offered, days, t, onChange }: ReminderFormProps) {
  const select = (
    <select
      id="reminder"
      class="select"
      value={String(days)}
      aria-describedby="reminder-does"
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
    >
      {offered.map((each) => (
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
