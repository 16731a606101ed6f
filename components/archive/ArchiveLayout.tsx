import type { ComponentChildren, Ref } from 'preact';
import type { Translate } from '../../lib/i18n/translate';

export interface ArchiveLayoutProps {
  /** A conversation is asked for: on a narrow page it takes the place of the list. */
  reading: boolean;
  list: Ref<HTMLElement>;
  search: ComponentChildren;
  rows: ComponentChildren;
  foot: ComponentChildren;
  reader: ComponentChildren;
  undo: ComponentChildren;
  t: Translate;
}

/** List and reader side by side; one at a time where there is no room for both. */
export function ArchiveLayout({ reading, list, search, rows, foot, reader, undo, t }: ArchiveLayoutProps) {
  return (
    <main class="archive" data-reading={reading}>
      <header class="archive-head">
        <img src="/icon/lifeboat.svg" width="24" height="24" alt="" />
        <h1>{t('archive_title')}</h1>
      </header>
      <section class="list-pane" ref={list} aria-label={t('archive_list')}>
        {search}
        {rows}
        <footer class="foot">{foot}</footer>
      </section>
      <section class="reader-pane" aria-label={t('archive_reader')}>
        {reader}
      </section>
      {undo}
    </main>
  );
}
