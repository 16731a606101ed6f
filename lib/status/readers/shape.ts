import type { ReportedComponent, ReportedIncident } from '../../evidence/evidence';

/** What one answer of a status page says, before it is known whether that suffices. */
export interface StatusReport {
  components: ReportedComponent[];
  incidents: ReportedIncident[];
}

/** More than any page has: then it is not the shape we know. */
const MOST_COMPONENTS = 500;
const MOST_INCIDENTS = 100;
const LONGEST_TEXT = 200;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects among the members of a list; none when it is no list. A bad member is dropped, not the list. */
export function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A short text of the page, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST_TEXT) : null;
}

/** Whether the report is of a size that a page can have. */
export function isPlausible({ components, incidents }: StatusReport): boolean {
  return components.length > 0 && components.length <= MOST_COMPONENTS && incidents.length <= MOST_INCIDENTS;
}
