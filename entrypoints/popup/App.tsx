import { useState } from 'preact/hooks';
import { Popup } from '../../components/Popup';
import { useNow } from '../../components/use-now';
import { useStored } from '../../components/use-stored';
import type { Draft } from '../../lib/drafts/draft';
import type { AssistantChoice } from '../../lib/handoff/assistants';
import type { Translate } from '../../lib/i18n/translate';
import { requestHostAccess } from '../../lib/platform/permissions';
import { openPage } from '../../lib/platform/tabs';
import { openai } from '../../lib/status/sources/openai';
import type { Situation } from '../../lib/surfaces/situation';
import { NOTHING_KNOWN, situationItem } from '../../lib/surfaces/situation-item';
import { statusRows } from '../../lib/surfaces/status-rows';
import type { History } from '../../lib/watch/read-history';
import type { Front } from './front';
import { headingOf } from './heading';
import { useBackup } from './use-backup';
import { useCheckNow } from './use-check-now';
import { useHandoff } from './use-handoff';
import { useHistory } from './use-history';
import { usePrompts } from './use-prompts';
import { useRecoveryWish } from './use-recovery-wish';

/** Everything that was read before the first paint. */
export interface AppProps {
  t: Translate;
  situation: Situation | null;
  access: boolean;
  front: Front | null;
  looking: Promise<Front>;
  prompts: Draft[];
  assistants: AssistantChoice;
  past: History | null;
}

export function App(props: AppProps) {
  const { t } = props;
  const situation = useStored(situationItem, props.situation) ?? NOTHING_KNOWN;
  const now = useNow();
  const { front, panel } = useBackup(props.front, props.looking, t);
  const prompts = usePrompts(props.prompts, front.tabId, t);
  const handoff = useHandoff(front, prompts.prompts, props.assistants, t);
  const { history, bars } = useHistory(props.past, situation, now, t);
  const [access, setAccess] = useState(props.access);
  const checking = useCheckNow(now, t);
  const { verdict, page } = situation;
  const recovery = useRecoveryWish(verdict.is, t);

  const status = {
    ...page,
    rows: statusRows(page, openai),
    pageUrl: openai.pageUrl,
    ...checking,
    t,
  };

  return (
    <Popup
      verdict={verdict.is}
      heading={headingOf(situation, t, now)}
      {...{ recovery, prompts, status, handoff, history, access, t }}
      backup={panel}
      availability={{ bars, t }}
      onGrantAccess={() => void requestHostAccess().then(setAccess)}
      onOpenOptions={() => void openPage('options.html')}
    />
  );
}
