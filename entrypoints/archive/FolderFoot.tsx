import { FolderPanel } from '../../components/archive/FolderPanel';
import type { Database } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { canPickFolder } from '../../lib/platform/pick-folder';
import { useFolder } from './use-folder';

/** The folder that keeps itself, below the list, where the browser lets a person choose one. */
export function FolderFoot({ database, t }: { database: Database; t: Translate }) {
  return canPickFolder() ? <Folder {...{ database, t }} /> : null;
}

function Folder({ database, t }: { database: Database; t: Translate }) {
  return <FolderPanel {...useFolder(database, t)} t={t} />;
}
