import { useId, useMemo, useState } from 'preact/hooks';
import { type Assistant, addressFor, namesOf } from '../lib/handoff/assistants';
import { composeInSize, HANDOFF_SIZES, type Handoff, type HandoffText } from '../lib/handoff/compose';
import type { Translate } from '../lib/i18n/translate';

export interface HandoffMenuProps {
  /** What there is to take along. */
  handoff: Handoff;
  assistants: readonly Assistant[];
  t: Translate;
  /** Puts the text on the clipboard; rejects when the browser refuses. */
  onCopy: (text: string) => Promise<void> | void;
}

/** In the sizes people choose from, a text for a small plan and for a large one; this one fits almost everywhere. */
const USUAL_SIZE = 8_000;

/**
 * Where else to go on, and with what: the text is shown before it goes anywhere. Choosing an assistant copies it and opens the
 * assistant by an ordinary link; nothing is ever sent by us.
 */
export function HandoffMenu({ handoff, assistants, t, onCopy }: HandoffMenuProps) {
  const [size, setSize] = useState<number>(handoff.turns.length > 0 ? USUAL_SIZE : 0);
  const [told, setTold] = useState('');
  const sizeId = useId();
  const composed = useMemo(() => composeInSize(handoff, size, t), [handoff, size, t]);
  const sizes = HANDOFF_SIZES.filter((each) =>
    each === 0 ? handoff.prompt !== null : handoff.turns.length > 0,
  );
  const amount = ({ text, kept, of }: HandoffText) =>
    kept === 0
      ? t('handoff_amount_prompt', { characters: text.length })
      : t('handoff_amount', { count: kept, of, characters: text.length });

  /** An assistant that takes less gets less, and that is said. */
  const forAssistant = ({ maxCharacters }: Assistant) =>
    size > maxCharacters ? composeInSize(handoff, maxCharacters, t) : composed;
  const carrying = assistants.filter((one) => addressFor(one, forAssistant(one).text) !== one.url);
  const copy = async (given: HandoffText) => {
    try {
      await onCopy(given.text);
      setTold(t('handoff_copied', { amount: amount(given) }));
    } catch {
      setTold(t('warning_not_copied'));
    }
  };

  if (composed.text === '') return <p class="handoff-how">{t('handoff_nothing')}</p>;
  return (
    <div class="handoff">
      <p class="handoff-how">{t('handoff_how')}</p>
      {carrying.length > 0 && (
        <p class="handoff-how">{t('handoff_in_address', { name: namesOf(carrying, t('languageTag')) })}</p>
      )}
      {sizes.length > 1 && (
        <p class="handoff-size">
          <label for={sizeId}>{t('handoff_size')}</label>
          <select
            id={sizeId}
            class="select"
            value={String(size)}
            onChange={(event) => setSize(Number(event.currentTarget.value))}
          >
            {sizes.map((each) => (
              <option key={each} value={String(each)}>
                {each === 0 ? t('handoff_size_prompt') : t('handoff_size_of', { characters: each })}
              </option>
            ))}
          </select>
        </p>
      )}
      <details class="handoff-text">
        <summary>{amount(composed)}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre dir="auto" tabIndex={0}>
          {composed.text}
        </pre>
      </details>
      <ul class="assistants">
        {assistants.map((assistant) => (
          <li key={assistant.id}>
            <a
              class="button"
              href={addressFor(assistant, forAssistant(assistant).text)}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => void copy(forAssistant(assistant))}
            >
              {assistant.id === 'local' ? t('handoff_local') : assistant.name}
            </a>
          </li>
        ))}
      </ul>
      <p class="told" role="status">
        {told}
      </p>
    </div>
  );
}
