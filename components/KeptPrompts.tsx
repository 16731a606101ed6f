import type { Draft } from '../lib/drafts/draft';
import { PromptList, type PromptListProps } from './PromptList';

const isOpen = ({ answer, setAside }: Draft) => answer === undefined && !setAside;

/** Prompts that have not arrived, the newest in sight; other versions and half answers are folded. Nothing when none is kept. */
export function KeptPrompts(props: PromptListProps) {
  const { prompts, t } = props;
  if (prompts.length === 0) return null;
  const [newest] = prompts.filter(isOpen);
  const others = prompts.filter((prompt) => prompt !== newest);
  return (
    <section class="panel" aria-labelledby="prompts-title">
      <h2 id="prompts-title">{t(newest ? 'rescue_safe' : 'prompts_title')}</h2>
      {newest && <PromptList {...props} prompts={[newest]} />}
      {others.length > 0 && (
        <details>
          <summary>{t('prompts_others', { count: others.length })}</summary>
          <PromptList {...props} prompts={others} />
        </details>
      )}
    </section>
  );
}
