import { COMPONENTS, componentId } from './roster';
import { ulid } from './ulid';

/** Words of the page's own feed; `/api/v2` writes `major_outage` for `full_outage`. Any other word can be set too. */
export type ComponentStatus =
  | 'operational'
  | 'degraded_performance'
  | 'partial_outage'
  | 'full_outage'
  | 'under_maintenance'
  | (string & {});
export type IncidentStatus = 'investigating' | 'identified' | 'monitoring' | 'resolved';

interface IncidentUpdate {
  id: string;
  at: number;
  status: IncidentStatus;
  message: string;
  components: { id: string; status: ComponentStatus }[];
}

interface Impact {
  id: string;
  component: string;
  status: ComponentStatus;
  start: number;
  end: number | null;
}

export interface Incident {
  id: string;
  name: string;
  status: IncidentStatus;
  publishedAt: number;
  resolvedAt: number | null;
  updates: IncidentUpdate[];
  impacts: Impact[];
}

/** What opening an incident says. Components by id or by name. */
export interface IncidentReport {
  name: string;
  components: string[];
  componentStatus?: ComponentStatus;
  status?: IncidentStatus;
  message?: string;
}

/** Everything the status page knows, and changes to it that are due later. Times are epoch ms. */
export class StatusBoard {
  private readonly states = new Map<string, ComponentStatus>();
  private scheduled: { at: number; change: () => void }[] = [];
  private ids = 0;
  /** The time of the change that is being applied; null outside. */
  private settling: number | null = null;
  /** Newest first. */
  private stored: Incident[] = [];

  constructor(private readonly clock: () => number) {}

  /** Applies what has come due, each at its own time. */
  private settle(): void {
    const now = this.clock();
    const due = this.scheduled.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.scheduled = this.scheduled.filter(({ at }) => at > now);
    for (const { at, change } of due) {
      this.settling = at;
      change();
    }
    this.settling = null;
  }

  private get now(): number {
    return this.settling ?? this.clock();
  }

  private after(milliseconds: number, change: () => void): void {
    this.scheduled.push({ at: this.now + milliseconds, change });
  }

  status(id: string): ComponentStatus {
    this.settle();
    return this.states.get(id) ?? 'operational';
  }

  incidents(): Incident[] {
    this.settle();
    return this.stored;
  }

  setComponent(idOrName: string, status: ComponentStatus): void {
    this.states.set(componentId(idOrName), status);
  }

  /** Posts an incident now. Returns its id, whose first digits are the moment of posting. */
  open(report: IncidentReport): string {
    const at = this.now;
    const id = ulid(at, ++this.ids);
    const status = report.componentStatus ?? 'degraded_performance';
    const components = report.components.map((name) => ({ id: componentId(name), status }));
    for (const component of components) this.states.set(component.id, status);
    this.stored.unshift({
      id,
      name: report.name,
      status: report.status ?? 'investigating',
      publishedAt: at,
      resolvedAt: null,
      updates: [
        {
          id: ulid(at, ++this.ids),
          at,
          status: report.status ?? 'investigating',
          message: report.message ?? 'We are investigating the issue for the listed services.',
          components,
        },
      ],
      impacts: components.map((component) => ({
        id: ulid(at, ++this.ids),
        component: component.id,
        status: component.status,
        start: at,
        end: null,
      })),
    });
    return id;
  }

  /** Posts an update now. `componentStatus` is given to all components of the incident. */
  update(id: string, status: IncidentStatus, message: string, componentStatus?: ComponentStatus): void {
    const incident = this.stored.find((each) => each.id === id);
    if (incident === undefined) throw new Error(`The status page has no incident ${id}.`);
    const at = this.now;
    const touched = [...new Set(incident.impacts.map((impact) => impact.component))];
    if (componentStatus !== undefined) {
      for (const component of touched) this.states.set(component, componentStatus);
      if (componentStatus === 'operational') {
        for (const impact of incident.impacts) impact.end ??= at;
      }
    }
    incident.status = status;
    // A reopened incident keeps its first time of resolution, as the real page's does.
    if (status === 'resolved') incident.resolvedAt ??= at;
    const components = touched.map((component) => ({
      id: component,
      status: this.states.get(component) ?? 'operational',
    }));
    incident.updates.push({ id: ulid(at, ++this.ids), at, status, message, components });
  }

  /** An outage as the page will tell it: late at the start, late at the end. Times in ms from now. */
  play(
    report: IncidentReport,
    times: { reportedAfter: number; greenAfter?: number; resolvedAfter?: number },
  ): void {
    let id = '';
    this.after(times.reportedAfter, () => {
      id = this.open(report);
    });
    if (times.greenAfter !== undefined) {
      const message = 'We have applied the mitigation and are monitoring the recovery.';
      this.after(times.greenAfter, () => this.update(id, 'monitoring', message, 'operational'));
    }
    if (times.resolvedAfter !== undefined) {
      const message = 'All impacted services have now fully recovered.';
      this.after(times.resolvedAfter, () => this.update(id, 'resolved', message, 'operational'));
    }
  }

  /** Back to all green without incidents. */
  clear(): void {
    this.states.clear();
    this.scheduled = [];
    this.stored = [];
  }

  /** Every component with its state, in the order of the page. */
  components(): { id: string; name: string; status: ComponentStatus }[] {
    return COMPONENTS.map(({ id, name }) => ({ id, name, status: this.status(id) }));
  }
}
