import type { Part } from '../conversation';
import type { Envelope } from '../envelope';
import type { JsonObject } from '../json';
import { unknown } from '../parts';

/** How one `content_type` is read. One file per type in this folder; nothing else has to change for a new one. */
export interface ContentReader {
  /** The `content_type` as served. */
  type: string;
  /** Month in which the shape was last confirmed, by a real record or by somebody who had one. */
  seen: `${number}-${number}`;
  /** Must not throw, whatever is inside; text is given raw, with its reference marks. */
  read(content: JsonObject, envelope: Envelope): Part[];
}

const files = import.meta.glob<ContentReader>(['./*.ts', '!./index.ts'], {
  eager: true,
  import: 'default',
});
const readers = new Map(Object.values(files).map((reader) => [reader.type, reader]));

/** The parts of a message's content. A type that nobody here knows is kept as JSON. */
export function readContent(envelope: Envelope): Part[] {
  const { content, contentType } = envelope;
  if (!content) return [];
  const reader = readers.get(contentType);
  if (reader) return reader.read(content, envelope);
  return [unknown(contentType, content)];
}
