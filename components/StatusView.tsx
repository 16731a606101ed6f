import type { Translate } from '../lib/i18n/translate';
import type { IncidentRow, StatusRow, StatusRows } from '../lib/surfaces/status-rows';
import { Age } from './Age';

export interface StatusViewProps {
  rows: StatusRows;
  /** When these rows were read, epoch ms; null when the page was never readable. */
  readAt: number | null;
  /** How the newest attempt went. */
  lastPoll: 'ok' | 'unreadable' | 'unreachable' | 'never';
  lastPollAt: number | null;
  /** The page itself, for a person to open. */
  pageUrl: string;
  /** What "Check now" had to say, one sentence; null for nothing. */
  note: string | null;
  t: Translate;
  onCheckNow: () => void;
}

function Row({ row, t }: { row: StatusRow; t: Translate }) {
  return (
    <li class="status-row" data-tone={row.tone}>
      <span class="status-name">{row.name}</span>
      <span class="status-state">{t(row.state)}</span>
    </li>
  );
}

const FOLDED = {
  popup_features: { fine: 'popup_features_fine', impaired: 'popup_features_impaired' },
  popup_api: { fine: 'popup_api_fine', impaired: 'popup_api_impaired' },
};

interface FoldedProps {
  rows: StatusRow[];
  words: keyof typeof FOLDED;
  isOutdated: boolean;
  t: Translate;
}

/** Rows behind one sentence that says how they are. */
function Folded({ rows, words, isOutdated, t }: FoldedProps) {
  if (rows.length === 0) return null;
  const impaired = rows.filter(({ tone }) => tone !== 'good').length;
  const { fine, impaired: some } = FOLDED[words];
  return (
    <details>
      <summary>
        {impaired > 0 ? t(some, { count: impaired, all: rows.length }) : t(fine, { count: rows.length })}
      </summary>
      <ul class="rows" data-outdated={isOutdated}>
        {rows.map((row) => (
          <Row key={row.name} row={row} t={t} />
        ))}
      </ul>
    </details>
  );
}

function Incident({ incident, t }: { incident: IncidentRow; t: Translate }) {
  return (
    <li>
      {incident.url ? (
        <a href={incident.url} target="_blank" rel="noopener noreferrer">
          {incident.name}
        </a>
      ) : (
        incident.name
      )}
      <span class="soft"> · {t(incident.state)}</span>
    </li>
  );
}

/** What OpenAI's status page says, what matters to a chat first, and how old that is. */
export function StatusView({
  rows,
  readAt,
  lastPoll,
  lastPollAt,
  pageUrl,
  note,
  t,
  onCheckNow,
}: StatusViewProps) {
  const isOutdated = lastPollAt !== null && (lastPoll === 'unreadable' || lastPoll === 'unreachable');
  return (
    <section class="panel" aria-labelledby="status-title">
      <div class="panel-head">
        <div>
          <h2 id="status-title">
            <a href={pageUrl} target="_blank" rel="noopener noreferrer">
              {t('popup_status')}
            </a>
          </h2>
          <p class="soft">
            {readAt === null ? (
              t('popup_status_never')
            ) : (
              <Age at={readAt} sentence="popup_status_read" t={t} />
            )}
          </p>
        </div>
        <button class="button" type="button" onClick={onCheckNow}>
          {t('popup_check_now')}
        </button>
      </div>
      {isOutdated && (
        <p class="trouble">
          <Age at={lastPollAt} sentence={`popup_status_${lastPoll}`} t={t} />
        </p>
      )}
      <p class="told" role="status">
        {note}
      </p>
      <ul class="rows" data-outdated={isOutdated}>
        {rows.first.map((row) => (
          <Row key={row.name} row={row} t={t} />
        ))}
      </ul>
      <Folded rows={rows.others} words="popup_features" {...{ isOutdated, t }} />
      <Folded rows={rows.developers} words="popup_api" {...{ isOutdated, t }} />
      {rows.incidents.length > 0 && (
        <>
          <h3>{t('popup_incidents')}</h3>
          <ul class="incidents">
            {rows.incidents.map((incident) => (
              <Incident key={incident.id} incident={incident} t={t} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
