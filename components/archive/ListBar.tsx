import { useId, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { countFilters, type Filters } from '../../lib/search/filters';
import { FilterPanel, type FilterPanelProps } from './FilterPanel';
import type { SearchOrder, SearchState } from './SearchResults';

export interface ListBarProps extends Omit<FilterPanelProps, 'id'> {
  /** Null while nothing is searched for: then the list holds what passes the filters. */
  searching: SearchState | null;
  /** Rows of the list; not all of them while it is not complete. */
  count: number;
  complete: boolean;
  filters: Filters;
  order: SearchOrder;
  onOrder: (order: SearchOrder) => void;
  t: Translate;
}

/** Above the rows: how many there are, in which order, and what they are limited to. */
export function ListBar({ searching, count, complete, order, onOrder, ...panel }: ListBarProps) {
  const { filters, t } = panel;
  const [open, setOpen] = useState(false);
  const id = useId();
  const active = countFilters(filters);
  return (
    <>
      <div class="list-bar">
        <p role="status">
          {searching || (complete && count + active > 0) ? sentence(searching, count, t) : ''}
        </p>
        {searching && (
          <select
            aria-label={t('archive_order')}
            value={order}
            onChange={(event) => onOrder(event.currentTarget.value as SearchOrder)}
          >
            <option value="newest">{t('archive_order_newest')}</option>
            <option value="best">{t('archive_order_best')}</option>
          </select>
        )}
        <button
          class="button"
          data-kind="plain"
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {active > 0 ? t('archive_filters_active', { count: active }) : t('archive_filters')}
        </button>
      </div>
      {open && <FilterPanel id={id} {...panel} />}
    </>
  );
}

function sentence(searching: SearchState | null, count: number, t: Translate): string {
  if (count === 0 && searching === 'searching') return t('archive_searching');
  if (count === 0) return t('archive_found_none');
  return t(searching === 'searching' ? 'archive_found_so_far' : 'archive_found', { count });
}
