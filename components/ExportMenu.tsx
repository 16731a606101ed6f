import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { FORMAT_IDS } from '../lib/export/export-format';
import type { Translate } from '../lib/i18n/translate';

export interface ExportMenuProps {
  disabled?: boolean;
  t: Translate;
  /** The id of the chosen format. */
  onExport: (format: string) => void;
  /** Markdown together with the files it names; left out where there are none. */
  onExportWithFiles?: (() => void) | undefined;
}

/** "Export" and the choice of formats it opens. Closed by choosing, by Escape and by going elsewhere. */
export function ExportMenu({ disabled, t, onExport, onExportWithFiles }: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const choices = useId();

  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    const close = ({ target }: Event) => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('pointerdown', close, { signal: stop.signal });
    addEventListener('focusin', close, { signal: stop.signal });
    // Before the page's own Escape.
    addEventListener('keydown', leave, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, [open]);

  const choose = (begin: () => void) => {
    setOpen(false);
    button.current?.focus();
    begin();
  };
  return (
    <div class="export-menu" ref={box}>
      <button
        ref={button}
        class="button"
        type="button"
        disabled={disabled}
        aria-expanded={open}
        aria-controls={choices}
        onClick={() => setOpen(!open)}
      >
        {t('export_menu')}
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; this is a set of buttons.
        <div class="export-choices" id={choices} role="group" aria-label={t('export_menu_choices')}>
          {FORMAT_IDS.map((id) => (
            <button
              key={id}
              class="button"
              data-kind="plain"
              type="button"
              onClick={() => choose(() => onExport(id))}
            >
              {t(`export_format_${id}`)}
            </button>
          ))}
          {onExportWithFiles && (
            <button class="button" data-kind="plain" type="button" onClick={() => choose(onExportWithFiles)}>
              {t('export_with_files')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
