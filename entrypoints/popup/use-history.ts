import { useEffect, useMemo, useState } from 'preact/hooks';
import type { IncidentHistoryProps } from '../../components/IncidentHistory';
import { openDatabase } from '../../lib/database/open';
import type { Translate } from '../../lib/i18n/translate';
import { extensionVersion } from '../../lib/platform/life';
import { openai } from '../../lib/status/sources/openai';
import { type DayBar, dayBars } from '../../lib/surfaces/availability-bars';
import { ownAvailability, pastIncident } from '../../lib/surfaces/past-incidents';
import type { Situation } from '../../lib/surfaces/situation';
import { type History, readHistory } from '../../lib/watch/read-history';

/** What happened so far, read again whenever the situation has changed, and the report of it. */
export function useHistory(
  first: History | null,
  { verdict, page }: Situation,
  now: number,
  t: Translate,
): { history: IncidentHistoryProps; bars: DayBar[] | null } {
  const [read, setRead] = useState(first);
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    // The backup panel says why, when the database cannot be opened.
    openDatabase()
      .then(readHistory)
      .then(setRead, () => undefined);
  }, [verdict.is, verdict.since, page.readAt]);

  const copyReport = async () => {
    try {
      const { incidentReport } = await import('../../lib/watch/keep-recording');
      await navigator.clipboard.writeText(await incidentReport(extensionVersion(), Date.now()));
      setTold(t('popup_report_copied'));
    } catch (error) {
      setTold(t('popup_report_failed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
  const bars = useMemo(() => read && dayBars(read, Date.now()), [read]);
  const history = {
    incidents: (read?.incidents ?? []).map((one) => pastIncident(one, openai.pageUrl, t, now)),
    own: ownAvailability(read?.days ?? [], t),
    told,
    t,
    onCopyReport: () => void copyReport(),
  };
  return { history, bars };
}
