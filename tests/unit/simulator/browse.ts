import { type ClientHttp2Session, connect } from 'node:http2';
import type { Simulator } from '../../simulator/simulator';

/** What came back. `broke` is the transport's error message when the answer did not end properly. */
export interface Answer {
  status: number | null;
  headers: Record<string, unknown>;
  body: string;
  broke: string | null;
}

export interface Ask {
  method?: 'GET' | 'POST';
  host?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Gives up after so many ms without an end. */
  patience?: number;
}

export const TOKEN = { authorization: 'Bearer simulated-access-token-1' };
export const SENTINEL = { 'openai-sentinel-chat-requirements-token': 'simulated-sentinel-token' };

/** Requests over HTTP/2, under the real names, without checking the certificate. */
export class Browse {
  private readonly sessions = new Map<string, ClientHttp2Session>();

  constructor(private readonly simulator: Simulator) {}

  async ask(
    path: string,
    { method = 'GET', host = 'chatgpt.com', headers = {}, body, patience }: Ask = {},
  ): Promise<Answer> {
    const session = this.session(host);
    return new Promise((resolve) => {
      const stream = session.request({ ':authority': host, ':path': path, ':method': method, ...headers });
      const answer: Answer = { status: null, headers: {}, body: '', broke: null };
      const timer =
        patience === undefined
          ? undefined
          : setTimeout(() => {
              answer.broke = 'gave up';
              stream.close();
            }, patience);
      stream.setEncoding('utf8');
      stream.on('response', (received) => {
        answer.status = received[':status'] ?? null;
        answer.headers = received;
      });
      stream.on('data', (text: string) => {
        answer.body += text;
      });
      stream.on('error', (error: Error) => {
        answer.broke ??= error.message;
      });
      stream.on('close', () => {
        clearTimeout(timer);
        if (answer.status === null) answer.broke ??= 'closed without an answer';
        resolve(answer);
      });
      stream.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** The JSON of an answer, with the token. */
  async json<T = Record<string, unknown>>(path: string, ask: Ask = {}): Promise<T> {
    const answer = await this.ask(path, { ...ask, headers: { ...TOKEN, ...ask.headers } });
    return JSON.parse(answer.body) as T;
  }

  /** Sends a prompt as the page does. */
  send(text: string, more: Record<string, unknown> = {}, patience?: number): Promise<Answer> {
    return this.ask('/backend-api/f/conversation', {
      method: 'POST',
      headers: { ...TOKEN, ...SENTINEL, accept: 'text/event-stream' },
      body: {
        action: 'next',
        messages: [
          {
            id: crypto.randomUUID(),
            author: { role: 'user' },
            content: { content_type: 'text', parts: [text] },
          },
        ],
        model: 'gpt-5-6',
        supported_encodings: ['v1'],
        ...more,
      },
      ...(patience === undefined ? {} : { patience }),
    });
  }

  close(): void {
    for (const session of this.sessions.values()) session.destroy();
  }

  private session(host: string): ClientHttp2Session {
    const known = this.sessions.get(host);
    if (known !== undefined && !known.destroyed && !known.closed) return known;
    const session = connect(this.simulator.origin, { servername: host, rejectUnauthorized: false });
    session.on('error', () => {});
    this.sessions.set(host, session);
    return session;
  }
}

/** The `data:` values of an event stream, with the events' names. */
export function readStream(body: string): { event: string; data: string }[] {
  return body
    .split('\n\n')
    .filter((block) => block.includes('data: '))
    .map((block) => ({
      event: /^event: (.*)$/m.exec(block)?.[1] ?? '',
      data: /^data: (.*)$/m.exec(block)?.[1] ?? '',
    }));
}
