import type { StreamStrike } from '../faults';
import { Cut } from '../reply';
import { errorEvent } from './events';
import type { Run } from './run';

/** The stream as the fault lets it through. */
export async function* broken(
  stream: AsyncIterable<string>,
  fault: StreamStrike,
  run: Run,
  conversationId: string,
  closed: AbortSignal,
): AsyncGenerator<string> {
  const piecesThrough = fault.options.afterPieces ?? 3;
  let pieces = 0;
  if (fault.kind !== 'silent') {
    for await (const event of stream) {
      if (event.includes('"message_stream_complete"')) break;
      yield event;
      if (event.startsWith('event: delta\n') && !event.includes('"message":{')) pieces++;
      if (pieces >= piecesThrough) break;
    }
  }
  switch (fault.kind) {
    case 'cut':
      run.end('failed');
      throw new Cut();
    case 'cut-resumable':
    case 'pending':
      throw new Cut();
    case 'error-event':
      run.end('failed');
      yield errorEvent(conversationId, fault.text, null);
      yield 'data: [DONE]\n\n';
      return;
    case 'silent':
    case 'stall':
      run.end('failed');
      await new Promise<void>((resolve) => closed.addEventListener('abort', () => resolve(), { once: true }));
  }
}
