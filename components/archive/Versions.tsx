import type { Message } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';

export interface VersionsProps {
  version: NonNullable<Message['version']>;
  hrefOfMessage: (messageId: string) => string;
  t: Translate;
}

/** "2 / 3": leads to the other versions of a message, and to what was said after them. */
export function Versions({ version: { index, count, ids }, hrefOfMessage, t }: VersionsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and landmarks at every message would hide the page's own.
    <span class="versions" role="group" aria-label={t('archive_version', { index, count })}>
      <Step to={ids[index - 2]} name={t('archive_version_before')} mark="‹" hrefOf={hrefOfMessage} />
      <span aria-hidden="true">
        {index} / {count}
      </span>
      <Step to={ids[index]} name={t('archive_version_after')} mark="›" hrefOf={hrefOfMessage} />
    </span>
  );
}

interface StepProps {
  to: string | undefined;
  name: string;
  mark: string;
  hrefOf: VersionsProps['hrefOfMessage'];
}

function Step({ to, name, mark, hrefOf }: StepProps) {
  if (to === undefined) return <span aria-hidden="true">{mark}</span>;
  return (
    <a href={hrefOf(to)} aria-label={name}>
      {mark}
    </a>
  );
}
