import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createSecureServer, Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Duplex } from 'node:stream';
import { createSecureContext } from 'node:tls';
import { selfSignedCertificate } from './certificate';
import { Cut, type Reply } from './reply';
import type { Request } from './request';
import { acceptSocket, type SocketPeer } from './socket';

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

interface RunningServer {
  port: number;
  close(): Promise<void>;
}

/**
 * HTTPS on loopback, HTTP/2 and HTTP/1.1 (cuts and resets look different in the two). `answer` decides, `done` learns
 * the status that went out (0: none).
 */
export async function startServer(options: {
  port: number;
  hostNames: string[];
  answer(request: Request): Promise<Reply>;
  done(request: Request, status: number): void;
  /** A page opens a WebSocket to this host; what it then says is heard by what is returned. Null: refused. */
  connect(host: string): ((text: string, peer: SocketPeer, gone: AbortSignal) => void) | null;
}): Promise<RunningServer> {
  const contexts = new Map(
    options.hostNames.map((name) => [name, createSecureContext(selfSignedCertificate(name))]),
  );
  const closing = new AbortController();
  const sockets = new Set<{ destroy(): void }>();
  const server = createSecureServer(
    {
      allowHTTP1: true,
      ...selfSignedCertificate('localhost'),
      SNICallback: (name, callback) => callback(null, contexts.get(name)),
    },
    (incoming, outgoing) => {
      void handle(incoming, outgoing);
    },
  );
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A browser that goes away in the middle of a handshake or a stream is everyday life here.
  server.on('sessionError', () => {});
  server.on('tlsClientError', () => {});
  server.on('clientError', (_, socket) => socket.destroy());
  server.on('upgrade', (incoming: IncomingMessage, stream: Duplex) => {
    const hear = options.connect(hostOf(incoming.headers.host));
    if (hear === null) {
      stream.destroy();
      return;
    }
    const gone = new AbortController();
    stream.on('close', () => gone.abort());
    const closed = AbortSignal.any([gone.signal, closing.signal]);
    const peer = acceptSocket(incoming, stream, (text) => hear(text, peer, closed));
  });

  async function handle(incoming: Incoming, outgoing: Outgoing): Promise<void> {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    outgoing.on('error', () => gone.abort());
    incoming.on('error', () => gone.abort());
    const closed = AbortSignal.any([gone.signal, closing.signal]);
    const request = await read(incoming, closed);
    if (closed.aborted) return;
    const reply = await options.answer(request).catch(ownFault);
    if (closed.aborted) return;
    if (reply === 'hang') return;
    if (reply === 'reset' || reply === 'disconnect') {
      options.done(request, 0);
      sever(incoming, reply === 'disconnect');
      return;
    }
    options.done(request, reply.status);
    outgoing.writeHead(reply.status, reply.headers);
    if (typeof reply.body === 'string' || Buffer.isBuffer(reply.body)) {
      write(outgoing, reply.body);
      outgoing.end();
      return;
    }
    try {
      for await (const piece of reply.body) {
        if (closed.aborted) return;
        write(outgoing, piece);
      }
      outgoing.end();
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
      sever(incoming, false);
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The two response types have the same `write`, but TypeScript cannot call a union of their overloads. */
function write(outgoing: Outgoing, piece: string | Buffer): void {
  (outgoing as ServerResponse).write(piece);
}

/** A mistake of the simulator's own: said on the console, and 500 without any mark of ChatGPT's edge. */
function ownFault(error: unknown): Reply {
  console.error('The simulator failed to answer:', error);
  return {
    status: 500,
    headers: { 'content-type': 'text/plain' },
    body: 'The simulator failed. See its console.',
  };
}

function sever(incoming: Incoming, wholeConnection: boolean): void {
  if (!(incoming instanceof Http2ServerRequest)) incoming.socket.destroy();
  else if (wholeConnection) incoming.stream.session?.destroy();
  else incoming.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}

function hostOf(authority: unknown): string {
  return String(authority ?? '').replace(/:\d+$/, '');
}

async function read(incoming: Incoming, closed: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    // The other side went away while sending; `closed` says so.
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!name.startsWith(':') && value !== undefined) headers[name] = String(value);
  }
  const host = hostOf(incoming.headers[':authority'] ?? incoming.headers.host);
  const target = incoming.url?.startsWith('/') ? incoming.url : '/';
  const url = new URL(`https://any.invalid${target}`);
  const cookies = new Map(
    (headers.cookie ?? '')
      .split(/;\s*/)
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  );
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? 'GET',
    host,
    path: url.pathname,
    query: url.searchParams,
    headers,
    cookies,
    body,
    closed,
  };
}
