import { useMemo, useRef } from 'preact/hooks';
import { ArchiveLayout } from '../../components/archive/ArchiveLayout';
import { ConversationList } from '../../components/archive/ConversationList';
import { ConversationReader } from '../../components/archive/ConversationReader';
import { EmptyArchive } from '../../components/archive/EmptyArchive';
import { Nothing } from '../../components/archive/Nothing';
import { SearchBox } from '../../components/archive/SearchBox';
import { SearchResults } from '../../components/archive/SearchResults';
import { UndoBar } from '../../components/archive/UndoBar';
import { VerifyPanel } from '../../components/archive/VerifyPanel';
import { takeOut } from '../../lib/archive/take-out';
import type { Database } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { saveFile } from '../../lib/platform/save-file';
import { findHead, hrefs } from './route';
import { useDeletion } from './use-deletion';
import { useHeads } from './use-heads';
import { useOpened } from './use-opened';
import { useRoute } from './use-route';
import { useSearch } from './use-search';
import { useShortcuts } from './use-shortcuts';
import { useVerify } from './use-verify';

/** The archive page: what is saved, what is looked for, what is read, and what is done with it. */
export function Archive({ database, t }: { database: Database; t: Translate }) {
  const all = useHeads(database);
  const heads = useMemo(() => all ?? [], [all]);
  const hrefOf = useMemo(() => hrefs(heads), [heads]);
  const { route, search, close } = useRoute();
  const head = findHead(heads, route);
  const reading = useOpened(database, head, route.copy);
  const { query, results, state } = useSearch(database, heads, route.query);
  const { deleted, remove, undo } = useDeletion(database);
  const { state: verifying, verify, cancel } = useVerify(database, heads);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const focusList = () => list.current?.querySelector<HTMLElement>('[data-index][tabindex="0"]')?.focus();
  useShortcuts({ search: box, reading: route.conversationId !== null, onClose: close });

  if (!all) return null;
  if (all.length === 0 && !deleted) return <EmptyArchive t={t} />;
  return (
    <ArchiveLayout
      t={t}
      reading={route.conversationId !== null}
      list={list}
      search={<SearchBox typed={route.query} box={box} t={t} onType={search} onLeaveDown={focusList} />}
      rows={
        query ? (
          <SearchResults {...{ results, state, hrefOf, t }} selected={head} />
        ) : (
          <ConversationList {...{ heads, hrefOf, t }} selected={head} />
        )
      }
      foot={<VerifyPanel state={verifying} t={t} onVerify={verify} onCancel={cancel} />}
      reader={
        reading.is === 'opened' && head ? (
          <ConversationReader
            opened={reading.opened}
            messageId={route.messageId}
            query={query}
            hrefOfCopy={(copy) => hrefOf(copy, { copy: copy.seq })}
            t={t}
            onBack={close}
            onExport={async (format) =>
              saveFile(await takeOut(database, reading.opened.copy, format), document)
            }
            onDelete={() => remove(head).then(close)}
          />
        ) : (
          <Nothing
            why={
              reading.is === 'damaged' ? 'damaged' : head || !route.conversationId ? 'unchosen' : 'unsaved'
            }
            t={t}
            onBack={close}
          />
        )
      }
      undo={deleted && <UndoBar title={deleted.title} t={t} onUndo={undo} />}
    />
  );
}
