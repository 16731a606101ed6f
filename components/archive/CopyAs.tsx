import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';

export interface CopyAsProps {
  /** The conversation as Markdown. */
  read: () => Promise<string>;
  t: Translate;
}

/** The whole conversation on the clipboard, to be pasted into notes or another assistant. */
export function CopyAs({ read, t }: CopyAsProps) {
  const [copied, setCopied] = useState<'archive_copied' | 'archive_not_copied' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await read());
      setCopied('archive_copied');
    } catch {
      setCopied('archive_not_copied');
    }
  };
  return (
    <>
      <button class="button" type="button" onClick={copy} onBlur={() => setCopied(null)}>
        {t('archive_copy_markdown')}
      </button>
      <span class="copied" role="status">
        {copied && t(copied)}
      </span>
    </>
  );
}
