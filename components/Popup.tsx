import type { Translate } from '../lib/i18n/translate';
import { APPEARANCE } from '../lib/surfaces/appearance';
import type { VerdictId } from '../lib/verdict/verdict';
import { AvailabilityBars, type AvailabilityBarsProps } from './AvailabilityBars';
import { BackupPanel, type BackupPanelProps } from './BackupPanel';
import { HandoffDisclosure, type HandoffDisclosureProps } from './HandoffDisclosure';
import { IncidentHistory, type IncidentHistoryProps } from './IncidentHistory';
import { KeptPrompts } from './KeptPrompts';
import type { PromptListProps } from './PromptList';
import { RecoveryWish, type RecoveryWishProps } from './RecoveryWish';
import { StatusView, type StatusViewProps } from './StatusView';
import { VerdictHeading, type VerdictHeadingProps } from './VerdictHeading';

export interface PopupProps {
  verdict: VerdictId;
  heading: VerdictHeadingProps;
  recovery: RecoveryWishProps;
  prompts: PromptListProps;
  status: StatusViewProps;
  backup: BackupPanelProps;
  handoff: HandoffDisclosureProps;
  availability: AvailabilityBarsProps;
  history: IncidentHistoryProps;
  /** False when the browser withdrew the sites we watch. */
  access: boolean;
  t: Translate;
  onGrantAccess: () => void;
  onOpenOptions: () => void;
}

/** The toolbar's popup: is it me or them, since when, is my work safe, what can I do. */
export function Popup(props: PopupProps) {
  const { access, t } = props;
  return (
    <main class="popup" data-verdict={access ? props.verdict : 'unknown'}>
      {access ? (
        <VerdictHeading {...props.heading}>
          <RecoveryWish {...props.recovery} />
        </VerdictHeading>
      ) : (
        <VerdictHeading {...blind(t)}>
          <div class="deed">
            <button class="button" data-kind="main" type="button" onClick={props.onGrantAccess}>
              {t('popup_grant_access')}
            </button>
          </div>
        </VerdictHeading>
      )}
      <KeptPrompts {...props.prompts} />
      <BackupPanel {...props.backup} />
      <HandoffDisclosure {...props.handoff} />
      <StatusView {...props.status} />
      <AvailabilityBars {...props.availability} />
      <IncidentHistory {...props.history} />
      <footer>
        <img src="/icon/lifeboat.svg" width="16" height="16" alt="" />
        <span>{t('extName')}</span>
        <button class="button" data-kind="plain" type="button" onClick={props.onOpenOptions}>
          {t('popup_settings')}
        </button>
      </footer>
    </main>
  );
}

/** Without the sites we watch no verdict holds, whatever was concluded before. */
function blind(t: Translate): VerdictHeadingProps {
  return {
    verdict: 'unknown',
    tone: APPEARANCE.unknown.tone,
    sentence: t('verdict_unknown'),
    more: [t('popup_access')],
    evidence: [],
    odds: null,
    chips: { capabilities: [], t },
  };
}
