import { ConversationStore } from './conversations/store';
import { RAY_ID } from './edge-pages';
import {
  conversationInaccessible,
  notFoundJson,
  tokenExpired,
  tokenMissing,
  tooManyRequests,
} from './errors';
import { FaultBoard } from './fault-board';
import type { Manner } from './faults';
import { PageChannel } from './page-channel';
import { Realtime } from './realtime';
import { type HttpReply, html, type Reply } from './reply';
import type { Request } from './request';
import { ROUTES } from './routes';
import type { Route, RouteName } from './routes/route';
import { Sessions } from './sessions';
import { type ChatgptSettings, defaultSettings } from './settings';
import type { Run } from './stream/run';
import { labels, sentence, TEXTS, type TextKey } from './texts';
import { Throttle } from './throttle';

/** The simulated chatgpt.com: its state, and how a request finds its answer. */
export class ChatgptSite {
  settings: ChatgptSettings = defaultSettings();
  readonly faults = new FaultBoard(() => this.channel.announce());
  readonly channel = new PageChannel(() => this.pageState());
  readonly sessions = new Sessions();
  readonly throttle = new Throttle();
  /** Answers being written or written in this run, by conversation id. */
  readonly runs = new Map<string, Run>();
  readonly realtime = new Realtime(() => this.faults.strike('realtime', this.settings.locale) !== null);
  store: ConversationStore;
  private requestNumber = 0;

  constructor(readonly clock: () => number) {
    this.store = new ConversationStore();
  }

  change(settings: Partial<ChatgptSettings>): void {
    this.settings = { ...this.settings, ...settings };
    this.channel.announce();
  }

  /** As after the start. Open pages hear of it. */
  reset(): void {
    this.endRuns();
    this.settings = defaultSettings();
    this.store = new ConversationStore();
    this.throttle.refill();
    this.sessions.reset();
    this.faults.off();
  }

  endRuns(): void {
    for (const run of this.runs.values()) run.end('failed');
    this.runs.clear();
  }

  /** What open pages are told: how to look, how patient to be and what to show. */
  pageState(): Record<string, unknown> {
    const { ui, theme, locale, signedIn, pageReads, patience } = this.settings;
    const words = Object.keys(TEXTS) as TextKey[];
    return {
      ui,
      theme,
      locale,
      signedIn,
      pageReads,
      patience,
      texts: Object.fromEntries(words.map((key) => [key, sentence(key, locale)])),
      labels: labels(locale),
      chrome: this.faults.chrome(locale),
    };
  }

  /** The answer to a request, and the name of its route for the log. */
  async answer(request: Request): Promise<{ route: string; reply: Reply }> {
    if (request.path === PageChannel.PATH) return { route: 'simulator', reply: this.channel.open(request) };
    const found = findRoute(request);
    if (found === null) return { route: 'none', reply: this.marked(html(404, '404 Not Found')) };
    const { route, parts } = found;
    const hit = this.faults.strike(route.name, this.settings.locale);
    if (hit !== null && !(hit.row.stream !== undefined && route.name === 'generation')) {
      const reply = hit.row.reply?.(hit.strike, request, route.name) ?? 'reset';
      const shown = hit.row.manner === undefined ? reply : withManner(reply, hit.row.manner);
      return { route: route.name, reply: hit.row.edge === false ? shown : this.marked(shown) };
    }
    const refusal = this.refusal(route, request, parts);
    if (refusal !== null) return { route: route.name, reply: this.marked(refusal) };
    const stream = hit?.row.stream === undefined ? null : { kind: hit.row.stream, ...hit.strike };
    return { route: route.name, reply: this.marked(await route.handle(this, request, parts, stream)) };
  }

  /** Who hears what a page says over the realtime connection; null while that fails. */
  connect(): Realtime['hear'] | null {
    if (this.faults.strike('realtime', this.settings.locale) !== null) return null;
    return (...said) => this.realtime.hear(...said);
  }

  private refusal(route: Route, request: Request, parts: string[]): HttpReply | null {
    const anonymous = request.path.startsWith(ANONYMOUS);
    if (anonymous && ACCOUNT_ONLY.includes(route.name)) return notFoundJson();
    if (route.token && !anonymous) {
      const worth = this.sessions.judge(request);
      if (worth === 'expired') return tokenExpired();
      if (worth === 'missing') {
        return route.name === 'conversation' ? conversationInaccessible(parts[0] ?? '') : tokenMissing();
      }
    }
    const { throttle } = this.settings;
    if (route.throttled && throttle !== null && !this.throttle.admits(throttle, this.clock())) {
      return tooManyRequests(throttle.retryAfterSeconds);
    }
    return null;
  }

  /** Everything that passes ChatGPT's edge carries its marks. */
  private marked(reply: Reply): Reply {
    if (typeof reply === 'string') return reply;
    const id = String(++this.requestNumber).padStart(12, '0');
    return {
      ...reply,
      headers: {
        server: 'cloudflare',
        'cf-ray': RAY_ID,
        'x-oai-request-id': `51b051b0-0000-4000-9000-${id}`,
        'cache-control': 'no-store',
        ...reply.headers,
      },
    };
  }
}

/** Tells the page along with the failure how to show it. */
function withManner(reply: Reply, manner: Manner): Reply {
  if (typeof reply === 'string') return reply;
  return { ...reply, headers: { ...reply.headers, 'x-simulator-manner': manner } };
}

/** People without an account use the same routes under this base. */
const ANONYMOUS = '/backend-anon/';
const ACCOUNT_ONLY: RouteName[] = ['history', 'projects', 'conversation', 'account'];

function findRoute(request: Request): { route: Route; parts: string[] } | null {
  const path = request.path.replace(ANONYMOUS, '/backend-api/');
  for (const route of ROUTES) {
    if (route.method !== request.method) continue;
    const match = route.pattern.exec(path);
    if (match !== null) return { route, parts: match.slice(1).map((part) => decodeURIComponent(part ?? '')) };
  }
  return null;
}
