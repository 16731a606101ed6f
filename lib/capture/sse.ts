/** One server-sent event: its name (empty when it has none) and its data lines joined by line breaks. */
export interface ServerSentEvent {
  event: string;
  data: string;
}

export interface EventReader {
  /** The events that this piece of text completes, wherever the pieces were cut. */
  push(text: string): ServerSentEvent[];
  /** The last event, when the stream ended without the blank line that closes it. */
  end(): ServerSentEvent[];
}

/** A line longer than this (characters) is cut: what follows then parses as nothing. The largest real line is a long prompt's echo. */
const LONGEST_LINE = 1_000_000;

/**
 * Reads server-sent events as they arrive: `\n`, `\r\n` and `\r` end lines, comments (`: keep-alive`) are dropped, several `data:`
 * lines are joined.
 */
export function createEventReader(): EventReader {
  let rest = '';
  let event = '';
  let data: string[] = [];

  function close(): ServerSentEvent[] {
    const closed = data.length > 0 ? [{ event, data: data.join('\n') }] : [];
    event = '';
    data = [];
    return closed;
  }

  function take(line: string): ServerSentEvent[] {
    if (line === '') return close();
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') data.push(value);
    if (field === 'event') event = value;
    return [];
  }

  return {
    push(text) {
      const unread = rest + text;
      // Looking for line ends only where new text brings one keeps a long line from being searched again and again.
      if (!/[\r\n]/.test(text) && !rest.endsWith('\r')) {
        rest = unread.slice(0, LONGEST_LINE);
        return [];
      }
      // A `\r` at the very end may be half of a `\r\n`: it waits for the next piece.
      const lines = unread.split(/\r\n|\n|\r(?=[^\n])/);
      rest = lines.pop() ?? '';
      return lines.flatMap(take);
    },
    end() {
      const last = rest.replace(/\r$/, '');
      rest = '';
      return [...(last === '' ? [] : take(last)), ...close()];
    },
  };
}
