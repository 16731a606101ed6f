import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';

export const CHATGPT_HOST = 'chatgpt.com';
export const STATUS_HOST = 'status.openai.com';
/** Where ChatGPT's realtime connection goes. */
export const REALTIME_HOST = 'ws.chatgpt.com';

/** Value of Chromium's `--host-resolver-rules`: these names lead to the simulator, everything else off the network. */
export function hostResolverRules(port: number): string {
  return [
    `MAP ${CHATGPT_HOST}:443 127.0.0.1:${port}`,
    `MAP ${STATUS_HOST}:443 127.0.0.1:${port}`,
    `MAP ${REALTIME_HOST}:443 127.0.0.1:${port}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ].join(',');
}

/**
 * The same mapping for Firefox, which has no such flag: a proxy (`network.proxy.ssl`) that leads CONNECT requests for
 * these names to the simulator and refuses every other host with 502.
 */
export async function startConnectProxy(
  simulatorPort: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((_, response) => response.writeHead(502).end());
  const open = new Set<{ destroy(): void }>();
  server.on('connect', (request, client, head) => {
    const [host] = (request.url ?? '').split(':');
    if (host !== CHATGPT_HOST && host !== STATUS_HOST && host !== REALTIME_HOST) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const upstream = connect(simulatorPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
  });
  const port = await listen(server);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return address.port;
}
