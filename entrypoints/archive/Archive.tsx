import { useMemo, useRef } from 'preact/hooks';
import { ArchiveLayout } from '../../components/archive/ArchiveLayout';
import { EmptyArchive } from '../../components/archive/EmptyArchive';
import { ListBar } from '../../components/archive/ListBar';
import { SearchBox } from '../../components/archive/SearchBox';
import { UndoBar } from '../../components/archive/UndoBar';
import type { Database } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { Foot } from './Foot';
import { ReaderPane } from './ReaderPane';
import { Rows } from './Rows';
import { findHead, hrefs } from './route';
import type { Transfers } from './transfers';
import { useDeletion } from './use-deletion';
import { useFocus } from './use-focus';
import { type Listed, useHeads } from './use-heads';
import { useListing } from './use-listing';
import { useRoute } from './use-route';
import { useShortcuts } from './use-shortcuts';

interface ArchiveProps {
  database: Database;
  transfers: Transfers;
  t: Translate;
}

const nothing: Listed = { heads: [], complete: false, projectNames: {} };

/** The archive page: what is saved, what is looked for, what is read, and what is done with it. */
export function Archive({ database, transfers, t }: ArchiveProps) {
  const listed = useHeads(database);
  const { heads } = listed ?? nothing;
  const hrefOf = useMemo(() => hrefs(heads), [heads]);
  const { route, search, close } = useRoute();
  const head = findHead(heads, route);
  const listing = useListing(database, listed ?? nothing, route.query);
  const { deleted, remove, undo } = useDeletion(database);
  const reading = route.conversationId !== null;
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const focusList = useFocus({ list, box, reading, asked: deleted !== null });
  useShortcuts({ search: box, reading, onClose: close });

  if (!listed) return null;
  const isEmpty = heads.length === 0 && !deleted && !reading;
  return (
    <ArchiveLayout
      t={t}
      reading={reading}
      list={list}
      search={
        <>
          <SearchBox typed={route.query} box={box} t={t} onType={search} onLeaveDown={focusList} />
          <ListBar {...listing} onFilter={listing.setFilters} onOrder={listing.setOrder} t={t} />
        </>
      }
      rows={<Rows {...{ database, listing, hrefOf, transfers, t }} selected={head} />}
      foot={<Foot {...{ database, heads, hrefOf, transfers, t }} />}
      reader={
        isEmpty ? (
          <EmptyArchive t={t} />
        ) : (
          <ReaderPane
            {...{ database, route, head, hrefOf, transfers, t }}
            query={listing.query}
            known={listed.complete}
            onClose={close}
            onDelete={(gone) => remove(gone).then(close)}
          />
        )
      }
      undo={deleted && <UndoBar key={deleted.conversationId} title={deleted.title} t={t} onUndo={undo} />}
    />
  );
}
