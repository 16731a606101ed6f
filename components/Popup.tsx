import type { Translate } from '../lib/i18n/translate';
import type { VerdictId } from '../lib/verdict/verdict';
import { BackupPanel, type BackupPanelProps } from './BackupPanel';
import { IncidentHistory, type IncidentHistoryProps } from './IncidentHistory';
import { StatusView, type StatusViewProps } from './StatusView';
import { VerdictHeading, type VerdictHeadingProps } from './VerdictHeading';

export interface PopupProps {
  verdict: VerdictId;
  heading: VerdictHeadingProps;
  status: StatusViewProps;
  backup: BackupPanelProps;
  history: IncidentHistoryProps;
  /** False when the browser withdrew the sites we watch: nothing above can be true then. */
  access: boolean;
  t: Translate;
  onGrantAccess: () => void;
  onOpenOptions: () => void;
}

/** The toolbar's popup: is it me or them, since when, is my work safe, what can I do. */
export function Popup({
  verdict,
  heading,
  status,
  backup,
  history,
  access,
  t,
  onGrantAccess,
  onOpenOptions,
}: PopupProps) {
  return (
    <main class="popup" data-verdict={verdict}>
      {!access && (
        <section class="panel access">
          <p>{t('popup_access')}</p>
          <button class="button" data-kind="main" type="button" onClick={onGrantAccess}>
            {t('popup_grant_access')}
          </button>
        </section>
      )}
      <VerdictHeading {...heading} />
      <StatusView {...status} />
      <BackupPanel {...backup} />
      <IncidentHistory {...history} />
      <footer>
        <img src="/icon/32.png" width="16" height="16" alt="" />
        <span>{t('extName')}</span>
        <button class="button" data-kind="plain" type="button" onClick={onOpenOptions}>
          {t('popup_settings')}
        </button>
      </footer>
    </main>
  );
}
