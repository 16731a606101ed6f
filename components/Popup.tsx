import type { Translate } from '../lib/i18n/translate';
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
  /** False when the browser withdrew the sites we watch: nothing above can be true then. */
  access: boolean;
  t: Translate;
  onGrantAccess: () => void;
  onOpenOptions: () => void;
}

/** The toolbar's popup: is it me or them, since when, is my work safe, what can I do. */
export function Popup(props: PopupProps) {
  const { access, t } = props;
  return (
    <main class="popup" data-verdict={props.verdict}>
      {!access && (
        <section class="panel access">
          <p>{t('popup_access')}</p>
          <button class="button" data-kind="main" type="button" onClick={props.onGrantAccess}>
            {t('popup_grant_access')}
          </button>
        </section>
      )}
      <VerdictHeading {...props.heading}>
        <RecoveryWish {...props.recovery} />
      </VerdictHeading>
      <KeptPrompts {...props.prompts} />
      <BackupPanel {...props.backup} />
      <StatusView {...props.status} />
      <HandoffDisclosure {...props.handoff} />
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
