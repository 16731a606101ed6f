import { useMemo } from 'preact/hooks';
import { ConversationReader } from '../../components/archive/ConversationReader';
import { Files } from '../../components/archive/files';
import { Nothing } from '../../components/archive/Nothing';
import { takeOut } from '../../lib/archive/take-out';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import type { ConversationKey, Database, Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { saveFile } from '../../lib/platform/save-file';
import type { Query } from '../../lib/search/query';
import { fileOpener } from './open-file';
import { printAll } from './print-all';
import { ReaderHandoff } from './ReaderHandoff';
import type { HrefOf, Route } from './route';
import type { Transfers } from './transfers';
import { useOpened } from './use-opened';
import { readOptions } from './use-options';

interface ReaderPaneProps {
  database: Database;
  route: Route;
  /** The conversation the route means; null when it means none, or one that is not in the archive. */
  head: Head | null;
  /** Every conversation of the archive is known by now. */
  known: boolean;
  query: Query | null;
  hrefOf: HrefOf;
  transfers: Transfers;
  t: Translate;
  onClose: () => void;
  onDelete: (head: Head) => void;
}

/** The conversation of the address, or a sentence where there is none to read. */
export function ReaderPane(props: ReaderPaneProps) {
  const { database, route, head, known, query, hrefOf, transfers, t, onClose, onDelete } = props;
  const reading = useOpened(database, head, route);
  const hrefOfMessage = useMemo(() => {
    const copy = route.copy ?? undefined;
    return (messageId: string) => (head ? hrefOf(head, { messageId, ...(copy && { copy }) }) : '');
  }, [head, route.copy, hrefOf]);
  const account = head?.account;
  const openFile = useMemo(() => fileOpener(database, account ?? ''), [database, account]);
  if (!head && route.conversationId && !known) return null;
  if (!head) return <Nothing why={route.conversationId ? 'unsaved' : 'unchosen'} t={t} onBack={onClose} />;
  if (reading.is === 'damaged') return <Nothing why="damaged" t={t} onBack={onClose} />;
  if (reading.is === 'nothing') return null;
  const { opened } = reading;
  const key: ConversationKey = [opened.head.account, opened.head.conversationId];
  const written = (format: string) => takeOut(database, opened.copy, format, { t, origin: CHATGPT_ORIGIN });
  return (
    <Files.Provider value={openFile}>
      <ConversationReader
        opened={opened}
        messageId={route.messageId}
        query={query}
        hrefOfMessage={hrefOfMessage}
        hrefOfCopy={(copy) => hrefOf(copy, { copy: copy.seq })}
        t={t}
        onBack={onClose}
        onExport={async (format) => saveFile(await written(format), document)}
        onExportWithFiles={async () =>
          transfers.exportAll({ what: 'markdown', options: await readOptions(), only: [key] })
        }
        readMarkdown={async () => [...(await written('markdown')).chunks].join('')}
        onPrint={printAll}
        handoff={<ReaderHandoff key={opened.conversation.id} conversation={opened.conversation} t={t} />}
        onDelete={() => onDelete(opened.head)}
      />
    </Files.Provider>
  );
}
