import { readFileSync } from 'node:fs';
import { toJson } from '../json';
import { type HttpReply, html, type Reply } from '../reply';
import type { Request } from '../request';
import { StatusBoard } from './board';
import { type ActiveStatusFault, STATUS_FAULTS, type StatusFaultId, type StatusRoute } from './faults';
import { feedReply } from './feed-reply';
import { statusPage } from './page';
import { proxySummary } from './proxy-feed';
import { v2Components, v2Incidents, v2Status, v2Summary } from './v2-feed';

const ROUTES: Record<string, StatusRoute> = {
  '/': 'page',
  '/proxy/status.openai.com': 'proxy',
  '/api/v2/components.json': 'components',
  '/api/v2/incidents.json': 'incidents',
  '/api/v2/summary.json': 'summary',
  '/api/v2/status.json': 'status',
};

/** The simulated status.openai.com. */
export class StatusSite {
  readonly board: StatusBoard;
  private fault: ActiveStatusFault | null = null;
  private captures = new Map<StatusRoute, string>();
  private polls = 0;

  constructor(clock: () => number) {
    this.board = new StatusBoard(clock);
  }

  /** Makes the given routes (all feeds when absent) fail in one way, until `recover`. */
  fail(id: StatusFaultId, options: Omit<ActiveStatusFault, 'id'> = {}): void {
    this.fault = { id, ...options };
  }

  recover(): void {
    this.fault = null;
  }

  activeFault(): ActiveStatusFault | null {
    return this.fault;
  }

  /** Serves the bytes of a file instead of the board's own feed. */
  serveCapture(file: string, route: StatusRoute = 'proxy'): void {
    this.captures.set(route, readFileSync(file, 'utf8'));
  }

  reset(): void {
    this.fault = null;
    this.captures.clear();
    this.board.clear();
  }

  async answer(request: Request): Promise<{ route: string; reply: Reply }> {
    const route = ROUTES[request.path] ?? 'none';
    // The incidents page of an id shows the same page.
    if (/^\/incidents\/[0-9A-Z]{26}$/.test(request.path)) return { route: 'page', reply: this.page() };
    if (route === 'none' || request.method !== 'GET') return { route, reply: notFoundPage() };
    const { fault } = this;
    if (fault !== null && (fault.routes ?? FEEDS).includes(route)) {
      const row = STATUS_FAULTS[fault.id];
      return { route, reply: await row.reply(() => this.feed(route), fault, request.closed) };
    }
    return { route, reply: route === 'page' ? this.page() : feedReply(this.feed(route)) };
  }

  private page(): HttpReply {
    return html(200, statusPage(this.board));
  }

  private feed(route: StatusRoute): string {
    const capture = this.captures.get(route);
    if (capture !== undefined) return capture;
    switch (route) {
      case 'components':
        return toJson(v2Components(this.board));
      case 'incidents':
        return toJson(v2Incidents(this.board));
      case 'summary':
        return toJson(v2Summary(this.board, this.polls++));
      case 'status':
        return toJson(v2Status(this.board));
      default:
        return toJson(proxySummary(this.board));
    }
  }
}

const FEEDS: StatusRoute[] = ['proxy', 'components', 'incidents', 'summary', 'status'];

/** The real page answers HTML for endpoints that look as if they existed. */
function notFoundPage(): HttpReply {
  return html(
    404,
    '<!DOCTYPE html><html lang="en"><head><title>404</title></head><body>This page could not be found.</body></html>',
  );
}
