import type { Translate } from '../lib/i18n/translate';
import type { CapabilityView } from '../lib/surfaces/situation';

export interface CapabilityChipsProps {
  /** Those that were used, or that the page reports on. */
  capabilities: CapabilityView[];
  t: Translate;
}

/** What works and what does not, one thing people do with ChatGPT each: seen here, else as the page says. */
export function CapabilityChips({ capabilities, t }: CapabilityChipsProps) {
  const shown = capabilities.filter(({ own, page }) => own !== 'unused' || isImpaired(page));
  if (shown.length === 0) return null;
  return (
    <ul class="chips" aria-label={t('chips_label')}>
      {shown.map(({ capability, own, page }) => {
        const state = own === 'unused' ? 'reported' : own;
        return (
          <li key={capability} class="chip" data-state={state} data-impaired={isImpaired(page)}>
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
              {state === 'works' ? <path d="m2 6.5 2.8 2.8L10 3.5" /> : <path d="m3 3 6 6m0-6-6 6" />}
            </svg>
            <span>{t(`chips_${capability.replaceAll('-', '_')}`)}</span>
            <span class="spoken">{t(`chips_${state}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function isImpaired(page: string | null): boolean {
  return page !== null && page !== 'operational';
}
