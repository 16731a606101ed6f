import type { ReportedComponent, ReportedIncident } from '../../evidence/evidence';
import type { StatusSource } from '../status-source';
import { isObject, objectsOf, type StatusReport, textOf } from './shape';

/**
 * The page's own feed (incident.io, `/proxy/<host>`): groups, components, what is not operational, open incidents. Undocumented, so a
 * missing list of what is affected is no all-clear but an unknown shape. Null when it is not that shape.
 */
export function readProxyFeed(json: unknown, source: StatusSource): StatusReport | null {
  const summary = isObject(json) ? json.summary : undefined;
  if (!isObject(summary) || !Array.isArray(summary.affected_components)) return null;
  const states = new Map(
    objectsOf(summary.affected_components).map((affected) => [
      textOf(affected.component_id),
      // Named as affected without a state: then its state is a word nobody knows, not green.
      textOf(affected.status) ?? 'affected',
    ]),
  );
  const components = listed(summary, source).map((component) => ({
    ...component,
    status: states.get(component.id) ?? 'operational',
  }));
  return { components, incidents: objectsOf(summary.ongoing_incidents).flatMap(toIncident) };
}

type Listed = Omit<ReportedComponent, 'status'>;

/** Components in the order of the page, each with its group; hidden ones are not for readers. */
function listed(summary: Record<string, unknown>, source: StatusSource): Listed[] {
  const items = isObject(summary.structure) ? objectsOf(summary.structure.items) : [];
  return items
    .flatMap(({ group, component }) => {
      if (!isObject(group)) return [{ group: null, members: objectsOf([component]) }];
      if (group.hidden === true) return [];
      // A renamed group is still the same one.
      const name = group.id === source.group.id ? source.group.name : textOf(group.name);
      return [{ group: name, members: objectsOf(group.components) }];
    })
    .flatMap(({ group, members }) =>
      members.flatMap(({ component_id, name, hidden }) => {
        const id = textOf(component_id);
        return id === null || hidden === true ? [] : [{ id, name: textOf(name) ?? id, group }];
      }),
    );
}

function toIncident(incident: Record<string, unknown>): ReportedIncident[] {
  const [id, name, status] = [textOf(incident.id), textOf(incident.name), textOf(incident.status)];
  if (id === null || name === null || status === null) return [];
  const components = objectsOf(incident.affected_components).flatMap(
    ({ component_id }) => textOf(component_id) ?? [],
  );
  return [{ id, name, status, components }];
}
