import type { Translate } from '../lib/i18n/translate';
import { Choice } from './Choice';

/** One switch of the form. */
export interface SettingChoice {
  name: string;
  label: string;
  description: string;
  on: boolean;
  /** Why it could not be switched on, one sentence. */
  refusal?: string | null;
}

export interface SettingsFormProps {
  choices: SettingChoice[];
  t: Translate;
  onChoose: (name: string, on: boolean) => void;
}

/** What the user decides; every change counts at once. */
export function SettingsForm({ choices, t, onChoose }: SettingsFormProps) {
  return (
    <ul class="choices">
      {choices.map(({ name, label, description, on, refusal }) => {
        const control = (
          <input
            id={name}
            type="checkbox"
            class="switch"
            checked={on}
            aria-describedby={`${name}-does`}
            onChange={(event) => onChoose(name, event.currentTarget.checked)}
          />
        );
        return (
          <Choice key={name} id={name} label={t(label)} does={t(description)} control={control}>
            {refusal && (
              <p class="trouble" role="status">
                {refusal}
              </p>
            )}
          </Choice>
        );
      })}
    </ul>
  );
}
