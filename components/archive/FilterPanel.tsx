import type { Content } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { countFilters, type Filters, noFilters } from '../../lib/search/filters';

export interface FilterPanelProps {
  id: string;
  filters: Filters;
  /** What occurs in the archive. */
  choices: { projects: readonly string[]; models: readonly string[] };
  /** A project is known by its id alone: what to call it. */
  nameOfProject: (project: string) => string;
  t: Translate;
  onFilter: (filters: Filters) => void;
}

const CONTENTS: readonly Content[] = ['code', 'images', 'files'];

/** Limits the list and the search. A filter without a choice is not offered. */
export function FilterPanel({ id, filters, choices, nameOfProject, t, onFilter }: FilterPanelProps) {
  const change = (changed: Partial<Filters>) => onFilter({ ...filters, ...changed });
  const toggle = (content: Content, on: boolean) =>
    change({
      contents: CONTENTS.filter((each) => (each === content ? on : filters.contents.includes(each))),
    });
  return (
    <fieldset class="filters" id={id}>
      <legend class="spoken">{t('archive_filters')}</legend>
      <label>
        <span>{t('archive_filter_from')}</span>
        <input
          type="date"
          value={dayOf(filters.from)}
          onChange={(event) => change({ from: midnight(event.currentTarget.value, 0) })}
        />
      </label>
      <label>
        <span>{t('archive_filter_until')}</span>
        <input
          type="date"
          value={dayOf(filters.until === null ? null : filters.until - 1)}
          onChange={(event) => change({ until: midnight(event.currentTarget.value, 1) })}
        />
      </label>
      {choices.models.length > 0 && (
        <label>
          <span>{t('archive_filter_model')}</span>
          <select
            value={filters.model ?? ''}
            onChange={({ currentTarget }) => change({ model: currentTarget.value || null })}
          >
            <option value="">{t('archive_filter_any')}</option>
            {choices.models.map((model) => (
              <option key={model} value={model}>
                {model}
              </option>
            ))}
          </select>
        </label>
      )}
      {choices.projects.length > 0 && (
        <label>
          <span>{t('archive_filter_project')}</span>
          <select
            value={filters.project ?? ''}
            onChange={({ currentTarget }) => change({ project: currentTarget.value || null })}
          >
            <option value="">{t('archive_filter_any')}</option>
            {choices.projects.map((project) => (
              <option key={project} value={project}>
                {nameOfProject(project)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="checks">
        {CONTENTS.map((content) => (
          <label key={content}>
            <input
              type="checkbox"
              checked={filters.contents.includes(content)}
              onChange={(event) => toggle(content, event.currentTarget.checked)}
            />
            {t(`archive_filter_${content}`)}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={filters.titleOnly}
            onChange={(event) => change({ titleOnly: event.currentTarget.checked })}
          />
          {t('archive_filter_title_only')}
        </label>
      </div>
      {countFilters(filters) > 0 && (
        <button class="button" data-kind="plain" type="button" onClick={() => onFilter(noFilters)}>
          {t('archive_filters_clear')}
        </button>
      )}
    </fieldset>
  );
}

/** Midnight at the beginning of a day (`2026-11-03`) where the reader lives, some days later, in epoch ms. */
function midnight(day: string, later: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date + later).getTime() : null;
}

function dayOf(at: number | null): string {
  if (at === null) return '';
  const day = new Date(at);
  const two = (number: number) => `${number}`.padStart(2, '0');
  return `${`${day.getFullYear()}`.padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
