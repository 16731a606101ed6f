import type { ReportedComponent, ReportedIncident } from '../../evidence/evidence';
import type { StatusSource } from '../status-source';
import { isObject, objectsOf, textOf } from './shape';

/**
 * `/api/v2/components.json`: every component, without groups. The groups are those of an earlier answer that had them, else of the
 * table. Empty when it is not that shape; an empty list is never an all-clear.
 */
export function readV2Components(
  json: unknown,
  source: StatusSource,
  earlier: ReportedComponent[],
): ReportedComponent[] {
  const groups = new Map<string, string | null>([
    ...source.components.map(({ id, group }) => [id, group] as const),
    ...earlier.filter(({ group }) => group !== null).map(({ id, group }) => [id, group] as const),
  ]);
  return objectsOf(isObject(json) ? json.components : undefined).flatMap((component) => {
    const id = textOf(component.id);
    if (id === null) return [];
    const status = textOf(component.status) ?? 'missing';
    return [{ id, name: textOf(component.name) ?? id, group: groups.get(id) ?? null, status }];
  });
}

/**
 * `/api/v2/incidents.json`: the newest 25, solved ones included. The key is absent when there are none. A reopened incident keeps its
 * first `resolved_at`, so only `status` counts. Which components it touches cannot be told here.
 */
export function readV2Incidents(json: unknown): ReportedIncident[] {
  return objectsOf(isObject(json) ? json.incidents : undefined).flatMap((incident) => {
    const [id, name, status] = [textOf(incident.id), textOf(incident.name), textOf(incident.status)];
    if (id === null || name === null || status === null || status === 'resolved') return [];
    return [{ id, name, status, components: [] }];
  });
}
