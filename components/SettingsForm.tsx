import type { Translate } from '../lib/i18n/translate';

/** One switch of the form. */
export interface SettingChoice {
  name: string;
  label: string;
  description: string;
  on: boolean;
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
      {choices.map(({ name, label, description, on }) => (
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
        </li>
      ))}
    </ul>
  );
}
