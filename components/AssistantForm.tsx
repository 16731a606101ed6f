import type { AssistantChoice } from '../lib/handoff/assistants';
import { isOpenable, namesOf } from '../lib/handoff/assistants';
import type { HandoffTarget } from '../lib/handoff/target';
import type { Translate } from '../lib/i18n/translate';

export interface AssistantFormProps {
  /** The table that comes with Lifeboat. */
  targets: readonly HandoffTarget[];
  choice: AssistantChoice;
  t: Translate;
  onChange: (choice: AssistantChoice) => void;
}

/** Which assistants "Continue elsewhere" offers: those of the table, where the local one is, and the user's own. */
export function AssistantForm({ targets, choice, t, onChange }: AssistantFormProps) {
  const { hidden, addresses, own } = choice;
  const offer = (id: string, on: boolean) =>
    onChange({ ...choice, hidden: on ? hidden.filter((one) => one !== id) : [...hidden, id] });
  const change = (id: string, part: { name?: string; url?: string }) =>
    onChange({ ...choice, own: own.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const prefilled = targets.filter(({ id, prefilled }) => prefilled && !hidden.includes(id));
  const local = targets.find(({ id }) => id === 'local');
  return (
    <div class="assistant-form">
      <ul class="checks">
        {targets.map(({ id, name }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={!hidden.includes(id)}
                onChange={({ currentTarget }) => offer(id, currentTarget.checked)}
              />
              {id === 'local' ? t('handoff_local') : name}
            </label>
          </li>
        ))}
      </ul>
      {prefilled.length > 0 && (
        <p class="about">{t('handoff_in_address', { name: namesOf(prefilled, t('languageTag')) })}</p>
      )}
      {local && !hidden.includes('local') && (
        <Address
          label={t('assistants_local_address')}
          value={addresses.local ?? local.url}
          t={t}
          onChange={(url) => onChange({ ...choice, addresses: { ...addresses, local: url } })}
        />
      )}
      {own.map(({ id, name, url }) => (
        <fieldset key={id} class="own">
          <legend class="spoken">{t('assistants_own')}</legend>
          <label class="text">
            {t('assistants_name')}
            <input
              class="field"
              value={name}
              maxLength={40}
              onInput={({ currentTarget }) => change(id, { name: currentTarget.value })}
            />
          </label>
          <Address
            label={t('assistants_address')}
            value={url}
            t={t}
            onChange={(to) => change(id, { url: to })}
          />
          <button
            class="button"
            data-kind="plain"
            type="button"
            onClick={() => onChange({ ...choice, own: own.filter((one) => one.id !== id) })}
          >
            {t('assistants_remove')}
          </button>
        </fieldset>
      ))}
      <button
        class="button"
        type="button"
        onClick={() =>
          onChange({ ...choice, own: [...own, { id: crypto.randomUUID(), name: '', url: 'https://' }] })
        }
      >
        {t('assistants_add')}
      </button>
    </div>
  );
}

function Address({
  label,
  value,
  t,
  onChange,
}: {
  label: string;
  value: string;
  t: Translate;
  onChange: (url: string) => void;
}) {
  const isWrong = value !== 'https://' && !isOpenable(value);
  return (
    <label class="text">
      {label}
      <input
        class="field"
        type="url"
        dir="ltr"
        spellcheck={false}
        value={value}
        aria-invalid={isWrong}
        onInput={({ currentTarget }) => onChange(currentTarget.value.trim())}
      />
      {isWrong && <span class="trouble">{t('assistants_wrong_address')}</span>}
    </label>
  );
}
