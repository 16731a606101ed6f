import { X509Certificate } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { Agent, get } from 'node:https';
import { connect as tlsConnect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { selfSignedCertificate } from '../../simulator/certificate';
import { Decimal, toJson } from '../../simulator/json';
import {
  hostResolverRules,
  type Simulator,
  startConnectProxy,
  startSimulator,
} from '../../simulator/simulator';
import { Browse, TOKEN } from './browse';

let simulator: Simulator;
let browse: Browse;
beforeEach(async () => {
  simulator = await startSimulator();
  browse = new Browse(simulator);
});
afterEach(async () => {
  browse.close();
  await simulator.close();
});

describe('the server', () => {
  it('makes a certificate that verifies itself and names one host', () => {
    const certificate = new X509Certificate(selfSignedCertificate('chatgpt.com').cert);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkHost('chatgpt.com')).toBe('chatgpt.com');
    expect(certificate.checkHost('status.openai.com')).toBeUndefined();
  });

  it('shows each host its own certificate, so that browsers keep their connections apart', async () => {
    const subject = (name: string) =>
      new Promise((resolve) => {
        const socket = tlsConnect(
          { port: simulator.port, host: '127.0.0.1', servername: name, rejectUnauthorized: false },
          () => {
            resolve(socket.getPeerCertificate().subject.CN);
            socket.destroy();
          },
        );
      });
    expect(await subject('chatgpt.com')).toBe('chatgpt.com');
    expect(await subject('status.openai.com')).toBe('status.openai.com');
  });

  it('speaks HTTP/1.1 too', async () => {
    const agent = new Agent({ rejectUnauthorized: false, keepAlive: false });
    const status = await new Promise((resolve) => {
      get(
        {
          host: '127.0.0.1',
          port: simulator.port,
          servername: 'chatgpt.com',
          headers: { host: 'chatgpt.com' },
          agent,
        },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
    });
    expect(status).toBe(200);
  });

  it('breaks an HTTP/1.1 answer in the middle of its body', async () => {
    simulator.chatgpt.fail('stream-cut');
    const agent = new Agent({ rejectUnauthorized: false, keepAlive: false });
    const { request } = await import('node:https');
    const end = await new Promise<string>((resolve) => {
      const sending = request(
        {
          host: '127.0.0.1',
          port: simulator.port,
          servername: 'chatgpt.com',
          path: '/backend-api/f/conversation',
          method: 'POST',
          agent,
          headers: {
            host: 'chatgpt.com',
            ...TOKEN,
            'openai-sentinel-chat-requirements-token': 'simulated-sentinel-token',
          },
        },
        (response) => {
          response.resume();
          response.on('error', (error) => resolve(error.message));
          response.on('end', () => resolve('ended'));
        },
      );
      sending.end(JSON.stringify({ messages: [{ id: 'm', content: { parts: ['hello'] } }] }));
    });
    expect(end).toBe('aborted');
  });

  it('answers 421 to names it does not stand in for', async () => {
    expect((await browse.ask('/', { host: 'example.com' })).status).toBe(421);
  });

  it('logs what it received: host, route, status, cookies by name, and whether a token came', async () => {
    await browse.ask('/backend-api/me?x=1', { headers: { ...TOKEN, cookie: 'a=1; b=2' } });
    expect(simulator.requests()).toMatchObject([
      {
        method: 'GET',
        host: 'chatgpt.com',
        path: '/backend-api/me',
        query: 'x=1',
        route: 'account',
        cookies: ['a', 'b'],
        bearer: true,
        status: 200,
      },
    ]);
    simulator.reset();
    expect(simulator.requests()).toEqual([]);
  });

  it('owns up to a mistake of its own, without the marks of the edge', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { status, headers } = await browse.ask('/backend-api/conversation/%E0%A4%A', { headers: TOKEN });
    expect(status).toBe(500);
    expect(headers['cf-ray']).toBeUndefined();
    expect(said).toHaveBeenCalledOnce();
  });

  it('closes while a stream is open', async () => {
    simulator.chatgpt.fail('stream-silent');
    const open = browse.send('hello');
    await expect.poll(() => simulator.requests().some(({ route }) => route === 'generation')).toBe(true);
    await simulator.close();
    expect((await open).body).not.toContain('[DONE]');
  });
});

describe('the ways to it', () => {
  it('writes the flag for Chromium', () => {
    expect(hostResolverRules(4711)).toBe(
      'MAP chatgpt.com:443 127.0.0.1:4711,MAP status.openai.com:443 127.0.0.1:4711,MAP ws.chatgpt.com:443 127.0.0.1:4711,MAP * ~NOTFOUND,EXCLUDE 127.0.0.1',
    );
  });

  it('leads a proxy user to the two hosts and nowhere else', async () => {
    const proxy = await startConnectProxy(simulator.port);
    const tunnel = (path: string) =>
      new Promise((resolve) => {
        const asking = httpRequest({ host: '127.0.0.1', port: proxy.port, method: 'CONNECT', path });
        asking.on('connect', (response, socket) => {
          socket.destroy();
          resolve(response.statusCode);
        });
        asking.end();
      });
    expect(await tunnel('chatgpt.com:443')).toBe(200);
    expect(await tunnel('status.openai.com:443')).toBe(200);
    expect(await tunnel('example.com:443')).toBe(502);
    await proxy.close();
  });
});

describe('the JSON writer', () => {
  it('keeps the form of numbers', () => {
    const value = {
      a: new Decimal('1.0'),
      b: [new Decimal('1770148320.123456')],
      c: new Decimal('9007199254740993'),
      d: 2,
    };
    expect(toJson(value)).toBe('{"a":1.0,"b":[1770148320.123456],"c":9007199254740993,"d":2}');
  });
});
