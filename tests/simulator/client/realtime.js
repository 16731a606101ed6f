import { callJson } from './api.js';
import { readEvents } from './sse.js';

let connection = null;
let commands = 0;

/** Events of an answer that comes over the realtime connection, as `{event, data}`; ends early when the connection dies. */
export async function* readTopic(topic, signal) {
  const socket = await connect();
  const seen = new Set();
  const items = [];
  let wake = () => {};
  let over = false;
  const end = () => {
    over = true;
    wake();
  };
  const hear = ({ data }) => {
    items.push(...itemsIn(JSON.parse(data), topic));
    wake();
  };
  socket.addEventListener('message', hear);
  socket.addEventListener('close', end);
  signal.addEventListener('abort', end);
  command(socket, { type: 'subscribe', topic_id: topic, offset: '0' });
  try {
    while (!over || items.length > 0) {
      const item = items.shift();
      if (item === undefined) await new Promise((resolve) => (wake = resolve));
      else if (item.type === 'done') return;
      else if (item.type === 'stream-item' && !seen.has(item.stream_item_id)) {
        seen.add(item.stream_item_id);
        yield* readEvents(new Blob([item.encoded_item]).stream());
      }
    }
    signal.throwIfAborted();
  } finally {
    socket.removeEventListener('message', hear);
    socket.removeEventListener('close', end);
  }
}

async function connect() {
  if (connection?.readyState === WebSocket.OPEN) return connection;
  const { websocket_url: address } = await callJson('/backend-api/celsius/ws/user');
  connection = new WebSocket(address);
  await new Promise((resolve, reject) => {
    connection.onopen = resolve;
    connection.onerror = () => reject(new TypeError('An error occurred while connecting to the websocket'));
  });
  command(connection, { type: 'connect', presence: { type: 'presence', state: 'foreground' } });
  return connection;
}

function command(socket, what) {
  socket.send(JSON.stringify([{ id: ++commands, command: what }]));
}

function itemsIn(told, topic) {
  return [told].flat().flatMap((frame) => {
    if (frame.type === 'reply') return (frame.reply.catchups ?? []).map(({ payload }) => payload.payload);
    return frame.topic_id === topic ? [frame.payload.payload] : [];
  });
}
