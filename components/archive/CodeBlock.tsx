import { useMemo, useState } from 'preact/hooks';
import { codeTokens } from '../../lib/conversation/code-tokens';
import type { Translate } from '../../lib/i18n/translate';

export interface CodeBlockProps {
  code: string;
  language: string | null;
  t: Translate;
}

/** Code as it was written, with its language and a button that copies it. Code runs left to right in every language. */
export function CodeBlock({ code, language, t }: CodeBlockProps) {
  const [copied, setCopied] = useState<'archive_copied' | 'archive_not_copied' | null>(null);
  const tokens = useMemo(() => codeTokens(code, language), [code, language]);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied('archive_copied'),
      () => setCopied('archive_not_copied'),
    );
  return (
    <figure class="code" dir="ltr">
      <figcaption>
        <span>{language ?? t('archive_code')}</span>
        <button class="button" data-kind="plain" type="button" onClick={copy} onBlur={() => setCopied(null)}>
          {t('archive_copy_code')}
        </button>
        <span class="copied" role="status">
          {copied && t(copied)}
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard. */}
      <pre tabIndex={0}>
        <code>
          {tokens.map(({ text, kind }, index) =>
            kind ? (
              <span key={index} data-kind={kind}>
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </code>
      </pre>
    </figure>
  );
}
