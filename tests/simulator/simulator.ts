import { ChatgptSite } from './chatgpt-site';
import { controlAnswer } from './control/control';
import type { StoredConversation } from './conversations/model';
import { asTree } from './conversations/served';
import type { ActiveFault } from './fault-board';
import type { FaultId, FaultOptions } from './faults';
import { CHATGPT_HOST, REALTIME_HOST, STATUS_HOST } from './hosts';
import { toJson } from './json';
import { PageChannel } from './page-channel';
import { html, type Reply } from './reply';
import type { ReceivedRequest, Request } from './request';
import { startServer } from './server';
import type { ChatgptSettings } from './settings';
import type { ComponentStatus, Incident, IncidentReport, IncidentStatus } from './status/board';
import type { ActiveStatusFault, StatusFaultId, StatusRoute } from './status/faults';
import { StatusSite } from './status/site';

export type { FaultId, FaultOptions } from './faults';
export { hostResolverRules, startConnectProxy } from './hosts';
export type { ReceivedRequest } from './request';
export type { ChatgptSettings, Ui } from './settings';

/** What can be done to the simulated chatgpt.com while it runs. Open pages follow at once. */
export interface ChatgptControls {
  set(settings: Partial<ChatgptSettings>): void;
  settings(): ChatgptSettings;
  /** Switches a fault on, beside those that are on already. */
  fail(fault: FaultId, options?: FaultOptions): void;
  /** Switches one fault off, or all. */
  recover(fault?: FaultId): void;
  faults(): ActiveFault[];
  /** The access token handed out so far expires; the session still hands out a new one. */
  expireToken(): void;
  /** Newest first, everything that is in a list of the page. */
  conversations(): { id: string; title: string | null; archived: boolean; project: string | null }[];
  /** A conversation exactly as the tree route serves it (JSON text); null when there is none. */
  served(id: string): string | null;
  addConversation(conversation: StoredConversation): void;
}

/** What can be done to the simulated status page. Components are named by id or by name (ChatGPT's first). */
export interface StatusControls {
  setComponent(idOrName: string, status: ComponentStatus): void;
  /** Posts an incident now; returns its id (a ULID of the moment of posting). */
  openIncident(report: IncidentReport): string;
  updateIncident(
    id: string,
    status: IncidentStatus,
    message: string,
    componentStatus?: ComponentStatus,
  ): void;
  /**
   * An outage that has just begun, as the page will tell it: posted `reportedAfter` ms from now, green again after
   * `greenAfter`, resolved after `resolvedAfter` (both from now, never when absent). Nothing is on the page before.
   */
  playIncident(
    report: IncidentReport,
    times: { reportedAfter: number; greenAfter?: number; resolvedAfter?: number },
  ): void;
  allClear(): void;
  /** As the feeds tell it right now. */
  components(): { id: string; name: string; status: ComponentStatus }[];
  incidents(): Incident[];
  activeFault(): ActiveStatusFault | null;
  fail(fault: StatusFaultId, options?: Omit<ActiveStatusFault, 'id'>): void;
  recover(): void;
  /** Serves a file as it is. */
  serveCapture(file: string, route?: StatusRoute): void;
}

export interface Simulator {
  port: number;
  /** Address of the control page's host, `https://127.0.0.1:<port>`. */
  origin: string;
  chatgpt: ChatgptControls;
  status: StatusControls;
  /** Every request so far, oldest first (the control page's own are left out). */
  requests(): ReceivedRequest[];
  /** Everything as after the start, the request log included. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts the stand-in of chatgpt.com and status.openai.com on loopback. `clock` (epoch ms) is what the server goes by:
 * times in conversations, throttle, scripted incidents.
 */
export async function startSimulator(
  options: { port?: number; clock?: () => number } = {},
): Promise<Simulator> {
  const clock = options.clock ?? Date.now;
  const chatgpt = new ChatgptSite(clock);
  const status = new StatusSite(clock);
  const log: ReceivedRequest[] = [];
  const entries = new WeakMap<Request, ReceivedRequest>();

  async function answer(request: Request): Promise<Reply> {
    if (request.host === '127.0.0.1' || request.host === 'localhost') {
      return controlAnswer(simulator, request);
    }
    const entry = logged(request, clock());
    if (request.path !== PageChannel.PATH) log.push(entry);
    entries.set(request, entry);
    const site = { [CHATGPT_HOST]: chatgpt, [STATUS_HOST]: status }[request.host];
    if (site === undefined) return html(421, 'Misdirected Request');
    const { route, reply } = await site.answer(request);
    entry.route = route;
    return reply;
  }

  const server = await startServer({
    port: options.port ?? 0,
    hostNames: [CHATGPT_HOST, STATUS_HOST, REALTIME_HOST],
    answer,
    done(request, code) {
      const entry = entries.get(request);
      if (entry !== undefined) entry.status = code;
    },
    connect: (host) => (host === REALTIME_HOST ? chatgpt.connect() : null),
  });
  const simulator: Simulator = {
    port: server.port,
    origin: `https://127.0.0.1:${server.port}`,
    chatgpt: chatgptControls(chatgpt),
    status: statusControls(status),
    requests: () => [...log],
    reset() {
      chatgpt.reset();
      status.reset();
      log.length = 0;
    },
    async close() {
      chatgpt.endRuns();
      await server.close();
    },
  };
  return simulator;
}

function chatgptControls(site: ChatgptSite): ChatgptControls {
  return {
    set: (settings) => site.change(settings),
    settings: () => site.settings,
    fail: (fault, options) => site.faults.on(fault, options),
    recover: (fault) => site.faults.off(fault),
    faults: () => site.faults.list(),
    expireToken: () => site.sessions.rotate(),
    conversations: () =>
      site.store.list().map(({ id, title, archived, project }) => ({ id, title, archived, project })),
    served(id) {
      const conversation = site.store.get(id);
      return conversation === null ? null : toJson(asTree(conversation));
    },
    addConversation: (conversation) => site.store.put(conversation),
  };
}

function statusControls(site: StatusSite): StatusControls {
  const { board } = site;
  return {
    setComponent: (idOrName, status) => board.setComponent(idOrName, status),
    openIncident: (report) => board.open(report),
    updateIncident: (id, status, message, componentStatus) =>
      board.update(id, status, message, componentStatus),
    playIncident: (report, times) => board.play(report, times),
    allClear: () => board.clear(),
    components: () => board.components(),
    incidents: () => board.incidents(),
    activeFault: () => site.activeFault(),
    fail: (fault, options) => site.fail(fault, options),
    recover: () => site.recover(),
    serveCapture: (file, route) => site.serveCapture(file, route),
  };
}

function logged(request: Request, at: number): ReceivedRequest {
  const { method, host, path, query, headers, cookies, body } = request;
  return {
    at,
    method,
    host,
    path,
    query: query.toString(),
    route: 'none',
    headers,
    cookies: [...cookies.keys()],
    bearer: /^Bearer /.test(headers.authorization ?? ''),
    body,
    status: null,
  };
}
