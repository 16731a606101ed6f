import { useState } from 'preact/hooks';
import type { Draft } from '../lib/drafts/draft';
import type { Translate } from '../lib/i18n/translate';
import { Age } from './Age';

export interface PromptListProps {
  /** Newest first. */
  prompts: readonly Draft[];
  t: Translate;
  onCopy: (text: string) => Promise<void> | void;
  /** Puts it into the composer of the ChatGPT tab; absent when there is none. False when the page does not take it. */
  onPutBack: ((text: string) => Promise<boolean>) | null;
  onDelete: (id: string) => void;
}

/** Every prompt that is kept: what was lost, what gave way to another version, and what half an answer came for. */
export function PromptList({ prompts, t, onCopy, onPutBack, onDelete }: PromptListProps) {
  const [told, setTold] = useState('');
  const copy = async (text: string) => {
    try {
      await onCopy(text);
      setTold(t('warning_copied'));
    } catch {
      setTold(t('warning_not_copied'));
    }
  };
  const putBack = async (text: string) => {
    const done = await onPutBack?.(text).catch(() => false);
    if (done) setTold(t('rescue_is_back'));
    else await copy(text);
  };
  return (
    <>
      <ul class="prompts">
        {prompts.map((prompt) => (
          <li key={prompt.id}>
            <div class="prompt-text">
              <p dir="auto">{prompt.text}</p>
            </div>
            {prompt.answer !== undefined && (
              <details>
                <summary>{t('prompts_half_answer')}</summary>
                <p class="prompt-answer" dir="auto">
                  {prompt.answer}
                </p>
              </details>
            )}
            <p class="soft">
              <Age at={prompt.sentAt ?? prompt.at} sentence={sentenceOf(prompt)} t={t} />
            </p>
            <div class="row">
              <button class="button" type="button" onClick={() => copy(prompt.answer ?? prompt.text)}>
                {t(prompt.answer === undefined ? 'rescue_copy' : 'prompts_copy_answer')}
              </button>
              {onPutBack && prompt.answer === undefined && (
                <button class="button" type="button" onClick={() => putBack(prompt.text)}>
                  {t('rescue_put_back')}
                </button>
              )}
              <button class="button" data-kind="plain" type="button" onClick={() => onDelete(prompt.id)}>
                {t('prompts_delete')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <p class="told" role="status">
        {told}
      </p>
    </>
  );
}

function sentenceOf({ answer, setAside, sentAt }: Draft): string {
  if (answer !== undefined) return 'prompts_broke';
  if (setAside) return 'prompts_version';
  return sentAt === null ? 'rescue_typed' : 'rescue_sent';
}
