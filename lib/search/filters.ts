import type { Content, Head } from '../database/schema';

/** What a list or a search is limited to. */
export interface Filters {
  /** Last changed at or after, and before. Epoch ms. */
  from: number | null;
  until: number | null;
  project: string | null;
  model: string | null;
  /** All of these. */
  contents: readonly Content[];
  /** Look into titles only. */
  titleOnly: boolean;
}

export const noFilters: Filters = {
  from: null,
  until: null,
  project: null,
  model: null,
  contents: [],
  titleOnly: false,
};

/** How many of them limit something. */
export function countFilters({ from, until, project, model, contents, titleOnly }: Filters): number {
  const time = from !== null || until !== null;
  return [time, project, model, titleOnly].filter(Boolean).length + contents.length;
}

/** The conversations that pass, in their order; the same array when nothing is limited. */
export function narrow(heads: readonly Head[], filters: Filters): readonly Head[] {
  const { from, until, project, model, contents } = filters;
  if (countFilters({ ...filters, titleOnly: false }) === 0) return heads;
  return heads.filter(
    (head) =>
      head.recentAt >= (from ?? -Infinity) &&
      head.recentAt < (until ?? Infinity) &&
      (project === null || head.project === project) &&
      (model === null || head.models?.includes(model)) &&
      contents.every((content) => head.contents?.includes(content)),
  );
}

/** What there is to choose from: projects and models, the most frequent first. */
export function choicesIn(heads: readonly Head[]): { projects: string[]; models: string[] } {
  return {
    projects: byFrequency(heads.flatMap(({ project }) => project ?? [])),
    models: byFrequency(heads.flatMap(({ models }) => models ?? [])),
  };
}

function byFrequency(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}
