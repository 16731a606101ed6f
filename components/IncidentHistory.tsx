import type { Translate } from '../lib/i18n/translate';
import type { PastIncident } from '../lib/surfaces/past-incidents';

export interface IncidentHistoryProps {
  /** Newest first. */
  incidents: PastIncident[];
  /** How the user's own messages went lately, one sentence; null when there were none. */
  own: string | null;
  /** What copying the report came to, one sentence. */
  told: string | null;
  t: Translate;
  onCopyReport: () => void;
}

/** What it amounted to: outages as seen from here, how late the page was, and the report that somebody else can replay. */
export function IncidentHistory({ incidents, own, told, t, onCopyReport }: IncidentHistoryProps) {
  return (
    <details class="panel fold history">
      <summary>
        <h2>{t('popup_history', { count: incidents.length })}</h2>
      </summary>
      <div class="fold-body">
        {own && <p class="soft">{own}</p>}
        {incidents.length === 0 && <p class="soft">{t('popup_history_none')}</p>}
        <ol class="past">
          {incidents.map(({ key, headline, lines, published }) => (
            <li key={key}>
              <p class="past-when">{headline}</p>
              {lines.map((line) => (
                <p key={line} class="soft">
                  {line}
                </p>
              ))}
              {published && (
                <p class="soft past-name">
                  {published.url ? (
                    <a href={published.url} target="_blank" rel="noopener noreferrer">
                      {published.name}
                    </a>
                  ) : (
                    published.name
                  )}
                </p>
              )}
            </li>
          ))}
        </ol>
        <p class="soft">{t('popup_report_what')}</p>
        <button class="button" type="button" onClick={onCopyReport}>
          {t('popup_copy_report')}
        </button>
        <p class="told" role="status">
          {told}
        </p>
      </div>
    </details>
  );
}
