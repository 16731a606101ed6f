import type { Incident, StatusBoard } from './board';
import { COMPONENTS, PAGE_ID, ROSTER } from './roster';

const iso = (at: number) => new Date(at).toISOString();
const SEVERITY = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'full_outage',
];

/** `GET /proxy/status.openai.com`: what the status page itself reads. */
export function proxySummary(board: StatusBoard): Record<string, unknown> {
  return {
    summary: {
      id: PAGE_ID,
      name: 'OpenAI',
      public_url: 'https://status.openai.com/',
      subpath: 'openai-1',
      locale: 'en-US',
      theme: 'light',
      page_type: 'standalone',
      date_view: 'list',
      data_available_since: '2021-02-12T20:31:47Z',
      display_uptime_mode: 'chart_and_percentage',
      expose_status_summary_api: true,
      support_label: 'Report a problem',
      subscriptions_disabled: false,
      components: COMPONENTS.map(({ id, name }) => ({ id, name, status_page_id: PAGE_ID })),
      affected_components: board
        .components()
        .filter(({ status }) => status !== 'operational')
        .map(({ id, status }) => ({ component_id: id, status })),
      structure: {
        id: '01KKAD7C71DPGMADZDA2GXR40H',
        status_page_id: PAGE_ID,
        items: ROSTER.map(({ id, name, components }) => ({
          group: {
            id,
            name,
            description: `All ${name} services`,
            hidden: false,
            display_aggregated_uptime: true,
            components: components.map((component) => ({
              component_id: component.id,
              name: component.name,
              hidden: false,
              display_uptime: true,
              data_available_since: '2021-03-02T02:07:24.886Z',
            })),
          },
        })),
      },
      ongoing_incidents: board
        .incidents()
        .filter(({ status }) => status !== 'resolved')
        .map((incident) => ongoing(incident, board)),
      scheduled_maintenances: [],
    },
  };
}

function ongoing(incident: Incident, board: StatusBoard): Record<string, unknown> {
  const worst = (status: string, other: string) =>
    SEVERITY.indexOf(other) > SEVERITY.indexOf(status) ? other : status;
  return {
    id: incident.id,
    name: incident.name,
    status: incident.status,
    type: 'incident',
    published_at: iso(incident.publishedAt),
    status_page_id: PAGE_ID,
    affected_components: incident.impacts.map(({ component, status }) => ({
      component_id: component,
      status,
      current_status: board.status(component),
    })),
    component_impacts: incident.impacts.map(({ id, component, status, start, end }) => ({
      id,
      component_id: component,
      status,
      start_at: iso(start),
      ...(end === null ? {} : { end_at: iso(end) }),
      status_page_incident_id: incident.id,
    })),
    status_summaries: [
      {
        start_at: iso(incident.publishedAt),
        worst_component_status: incident.impacts.map(({ status }) => status).reduce(worst, 'operational'),
      },
    ],
    // Oldest first here, newest first in /api/v2.
    updates: incident.updates.map(({ id, at, status, message, components }) => ({
      id,
      to_status: status,
      message_string: message,
      message: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: message }] }] },
      published_at: iso(at),
      automated_update: false,
      component_statuses: components.map((component) => ({
        component_id: component.id,
        status: component.status,
      })),
    })),
  };
}
