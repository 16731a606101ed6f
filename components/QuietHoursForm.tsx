import type { Translate } from '../lib/i18n/translate';
import { Choice } from './Choice';

export interface QuietHoursFormProps {
  /** Minutes since midnight; null while there are none. */
  hours: { from: number; to: number } | null;
  t: Translate;
  onChange: (hours: { from: number; to: number } | null) => void;
}

const USUAL = { from: 22 * 60, to: 7 * 60 };

/** When no notification may come. */
export function QuietHoursForm({ hours, t, onChange }: QuietHoursFormProps) {
  const time = (which: 'from' | 'to') => (
    <label class="time">
      {t(`quiet_${which}`)}
      <input
        type="time"
        class="field"
        required
        value={toClock((hours ?? USUAL)[which])}
        onChange={({ currentTarget: { value } }) => {
          const minutes = fromClock(value);
          if (minutes !== null) onChange({ ...(hours ?? USUAL), [which]: minutes });
        }}
      />
    </label>
  );
  const control = (
    <input
      id="quiet"
      type="checkbox"
      class="switch"
      checked={hours !== null}
      aria-describedby="quiet-does"
      onChange={({ currentTarget }) => onChange(currentTarget.checked ? USUAL : null)}
    />
  );
  return (
    <Choice id="quiet" label={t('quiet_hours')} does={t('quiet_hours_does')} control={control}>
      {hours && (
        <div class="times">
          {time('from')}
          {time('to')}
        </div>
      )}
    </Choice>
  );
}

function toClock(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function fromClock(value: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
