import type { Translate } from '../lib/i18n/translate';

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
      {choices.map(({ name, label, description, on, refusal }) => (
        <li key={name}>
          <label for={name}>{t(label)}</label>
          <input
            id={name}
            type="checkbox"
            class="switch"
            checked={on}
            aria-describedby={`${name}-does`}
            onChange={(event) => onChoose(name, event.currentTarget.checked)}
          />
          <p id={`${name}-does`}>{t(description)}</p>
          {refusal && (
            <p class="trouble" role="status">
              {refusal}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
