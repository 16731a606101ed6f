import { useEffect, useState } from 'preact/hooks';
import type { IncidentHistoryProps } from '../../components/IncidentHistory';
import { openDatabase } from '../../lib/database/open';
import type { Translate } from '../../lib/i18n/translate';
import { extensionVersion } from '../../lib/platform/life';
import { openai } from '../../lib/status/sources/openai';
import { ownAvailability, pastIncident } from '../../lib/surfaces/past-incidents';
import type { Situation } from '../../lib/surfaces/situation';
import { incidentReport } from '../../lib/watch/keep-recording';
import { type History, readHistory } from '../../lib/watch/read-history';

const NOTHING: History = { incidents: [], published: [], days: [] };

/** What happened so far, read again whenever the situation has changed, and the report of it. */
export function useHistory({ verdict, page }: Situation, now: number, t: Translate): IncidentHistoryProps {
  const [history, setHistory] = useState(NOTHING);
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    // The backup panel says why, when the database cannot be opened.
    openDatabase()
      .then(readHistory)
      .then(setHistory, () => undefined);
  }, [verdict.is, verdict.since, page.readAt]);

  const copyReport = async () => {
    try {
      await navigator.clipboard.writeText(await incidentReport(extensionVersion(), Date.now()));
      setTold(t('popup_report_copied'));
    } catch (error) {
      setTold(t('popup_report_failed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
  return {
    incidents: history.incidents.map((one) => pastIncident(one, openai.pageUrl, t, now)),
    own: ownAvailability(history.days, t),
    told,
    t,
    onCopyReport: () => void copyReport(),
  };
}
