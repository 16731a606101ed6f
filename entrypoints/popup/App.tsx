import { useState } from 'preact/hooks';
import { Popup } from '../../components/Popup';
import { useNow } from '../../components/use-now';
import { useStored } from '../../components/use-stored';
import type { Translate } from '../../lib/i18n/translate';
import { send } from '../../lib/platform/messages';
import { requestHostAccess } from '../../lib/platform/permissions';
import { openPage } from '../../lib/platform/tabs';
import { openai } from '../../lib/status/sources/openai';
import { APPEARANCE } from '../../lib/surfaces/appearance';
import type { Situation } from '../../lib/surfaces/situation';
import { NOTHING_KNOWN, situationItem } from '../../lib/surfaces/situation-item';
import { statusRows } from '../../lib/surfaces/status-rows';
import { factSentence, verdictSentences } from '../../lib/surfaces/wording';
import type { Front } from './front';
import { useBackup } from './use-backup';
import { useHistory } from './use-history';

/** The status page is asked at most this often, whoever asks. detection §13. */
const ASKED_AT_MOST_EVERY_MS = 30_000;

export interface AppProps {
  t: Translate;
  situation: Situation | null;
  access: boolean;
  front: Front | null;
  looking: Promise<Front>;
}

export function App(props: AppProps) {
  const { t } = props;
  const situation = useStored(situationItem, props.situation) ?? NOTHING_KNOWN;
  const now = useNow();
  const backup = useBackup(props.front, props.looking, t);
  const history = useHistory(situation, now, t);
  const [access, setAccess] = useState(props.access);
  const [checked, setChecked] = useState<{ at: number; note: string } | null>(null);
  const { verdict, page } = situation;
  const [sentence = '', ...more] = verdictSentences(verdict, situation, t, now);

  const checkNow = () => {
    if (page.lastPollAt !== null && now - page.lastPollAt < ASKED_AT_MOST_EVERY_MS)
      return setChecked({ at: now, note: t('popup_just_read') });
    setChecked(null);
    send('status/check-now').catch((error: Error) =>
      setChecked({ at: now, note: t('popup_failed_status', { reason: error.message }) }),
    );
  };

  return (
    <Popup
      verdict={verdict.is}
      heading={{
        verdict: verdict.is,
        tone: APPEARANCE[verdict.is].tone,
        sentence,
        more,
        evidence: verdict.because.map((fact) => factSentence(fact, t, now)),
      }}
      status={{
        ...page,
        rows: statusRows(page, openai),
        pageUrl: openai.pageUrl,
        note: checked && now - checked.at < 10_000 ? checked.note : null,
        t,
        onCheckNow: checkNow,
      }}
      backup={backup}
      history={history}
      access={access}
      t={t}
      onGrantAccess={() => void requestHostAccess().then(setAccess)}
      onOpenOptions={() => void openPage('options.html')}
    />
  );
}
