import type { CanvasStep } from './canvas';
import { cite, listSources } from './cite';
import { readContent } from './content/index';
import type { Message, Part } from './conversation';
import { type Envelope, modelOf, readEnvelope } from './envelope';
import { citedByKey, type FoundPages } from './found-pages';
import { asNumber, asObject, asText, type JsonObject, objectsIn } from './json';
import { hasMarkers, withoutMarkers } from './markers';
import { sandboxFiles } from './own-files';
import { readCitedPages, readReferences } from './references';
import { readResearch } from './research';
import { visibilityOf } from './visibility';

/** A message before its place among the versions is known. */
export interface ReadMessage {
  message: Message;
  ghostCitations: number;
}

/**
 * What stands in a message, read as far as possible; nothing inside a message can make this throw.
 *
 * @param found pages that its turn found
 */
export function readMessage(
  id: string,
  served: JsonObject,
  canvas: CanvasStep | undefined,
  found: () => FoundPages,
): ReadMessage {
  const assemble = (envelope: Envelope, parts: Part[], visibility: Message['visibility']) =>
    assembled(envelope, parts, visibility, found);
  const envelope = readEnvelope(id, served);
  const research = readResearch(envelope);
  if (research?.report) {
    const report = readEnvelope(id, research.report);
    return assemble(
      { ...report, id: envelope.id, createdAt: envelope.createdAt },
      readContent(report),
      'shown',
    );
  }
  if (research) {
    const read = assemble(envelope, research.plan, 'shown');
    return { ...read, message: { ...read.message, unfinished: true } };
  }
  if (canvas) return assemble(envelope, canvas.parts, canvas.whole ? 'shown' : 'folded');
  const parts = [...quotedReply(envelope), ...readContent(envelope)];
  const made = envelope.role === 'assistant' ? sandboxFiles(envelope.id, parts) : [];
  const all = [...parts, ...made, ...attachments(envelope, parts)];
  return assemble(envelope, all, visibilityOf(envelope, all.filter(isSomething)));
}

function assembled(
  envelope: Envelope,
  parts: Part[],
  visibility: Message['visibility'],
  found: () => FoundPages,
): ReadMessage {
  const references = readReferences(envelope.metadata);
  const known = [...references];
  let ghostCitations = 0;
  const read = parts.map((part) => {
    if (part.kind !== 'text') return part;
    const cited = citedByKey(part.text, known, found);
    const { text, ghosts } = cite(part.text, [...known, ...cited]);
    references.push(...cited);
    ghostCitations += ghosts;
    return { ...part, text };
  });
  const sources = [...listSources(references), ...readCitedPages(envelope.metadata)];
  const message: Message = {
    id: envelope.id,
    role: envelope.role,
    authorName: envelope.name,
    createdAt: envelope.createdAt,
    model: modelOf(envelope.metadata),
    parts: read.map(plain).filter(isSomething),
    sources: sources.map(({ title, url }) => ({
      title: bare(title),
      url: bare(url),
    })),
    visibility,
    unfinished: isUnfinished(envelope),
    continues: false,
    version: null,
  };
  return { message, ghostCitations };
}

/** Reference marks are nowhere of use to a reader, wherever a copy may hold them. */
function plain(part: Part): Part {
  const marked = Object.entries(part).filter(([, value]) => typeof value === 'string' && hasMarkers(value));
  if (marked.length === 0) return part;
  return { ...part, ...Object.fromEntries(marked.map(([name, value]) => [name, bare(value)])) } as Part;
}

function bare(text: string): string {
  return withoutMarkers(text).text;
}

function isSomething(part: Part): boolean {
  return part.kind !== 'text' || part.text !== '';
}

/** "Replying to": the passage a user picked out of an answer. */
function quotedReply({ metadata }: Envelope): Part[] {
  const text = asText(asObject(metadata.targeted_reply)?.text);
  return text === null ? [] : [{ kind: 'quote', text, title: null, url: null }];
}

/** Files given along, without those that are already there as an image or as sound. */
function attachments({ metadata }: Envelope, parts: Part[]): Part[] {
  if (metadata.attachments === undefined) return [];
  const held = new Set(parts.map((part) => ('fileId' in part ? part.fileId : null)));
  return objectsIn(metadata.attachments).flatMap((file): Part[] => {
    const fileId = asText(file.id) ?? asText(file.file_id);
    const name = asText(file.name);
    if ((fileId !== null && held.has(fileId)) || (fileId === null && name === null)) return [];
    return [
      {
        kind: 'file',
        fileId,
        name: name ?? fileId ?? '',
        sizeBytes: asNumber(file.size),
        mimeType: asText(file.mime_type) ?? asText(file.mimeType),
      },
    ];
  });
}

/** The answer stops before its end: still being written, stopped, too long, filtered, or broken. */
function isUnfinished({ status, finish, metadata }: Envelope): boolean {
  if (status === 'in_progress' || status === 'finished_partial_completion') return true;
  return (
    finish === 'interrupted' ||
    finish === 'max_tokens' ||
    finish === 'content_filter' ||
    metadata.is_complete === false
  );
}
