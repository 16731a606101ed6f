import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** One WebSocket, from the server's side. */
export interface SocketPeer {
  say(text: string): void;
  /** The connection dies, without a word of farewell. */
  destroy(): void;
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/**
 * Takes a connection over as a WebSocket (RFC 6455). Only what a page needs that sends small texts: messages in one frame each, no
 * extensions.
 */
export function acceptSocket(
  { headers }: IncomingMessage,
  stream: Duplex,
  onText: (text: string) => void,
): SocketPeer {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let unread = Buffer.alloc(0);
  stream.on('data', (piece: Buffer) => {
    unread = Buffer.concat([unread, piece]);
    for (let frame = readFrame(unread); frame !== null; frame = readFrame(unread)) {
      unread = unread.subarray(frame.size);
      if (frame.kind === TEXT) onText(frame.payload.toString('utf8'));
      if (frame.kind === PING) stream.write(writeFrame(PONG, frame.payload));
      if (frame.kind === CLOSE) stream.end(writeFrame(CLOSE, frame.payload));
    }
  });
  stream.on('error', () => {});
  return {
    say: (text) => void stream.write(writeFrame(TEXT, Buffer.from(text))),
    destroy: () => void stream.destroy(),
  };
}

/** The first frame of what was received; null while it is not whole. What a browser sends is masked. */
function readFrame(bytes: Buffer): { kind: number; payload: Buffer; size: number } | null {
  if (bytes.length < 6) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + wide + 4;
  if (bytes.length < start) return null;
  const length = wide === 0 ? short : wide === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  const mask = bytes.subarray(start - 4, start);
  const payload = bytes.subarray(start, start + length).map((byte, place) => byte ^ (mask[place % 4] ?? 0));
  return { kind: (bytes[0] ?? 0) & 0x0f, payload: Buffer.from(payload), size: start + length };
}

function writeFrame(kind: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | kind;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}
