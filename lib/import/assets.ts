import { asObject, asText, objectsIn, parseJson } from '../conversation/json';
import type { ZipMember } from './zip-directory';

/** An image or a file in an official export. */
export interface Asset {
  member: ZipMember;
  /** As conversations refer to it. */
  fileId: string;
  name: string | null;
  mimeType: string | null;
  /** The message and the conversation it was made in, as far as the lists tell. */
  madeIn: { messageId: string | null; conversationId: string | null };
}

type Known = Omit<Asset, 'member' | 'fileId'>;
const NOWHERE = { messageId: null, conversationId: null };

/**
 * `file-{id}-{name}`, `file_{hex}-sanitized.{ext}`, `dalle-generations/file-{id}-{uuid}.webp`, `user-{id}/file_{hex}-{uuid}.png` (to
 * 2025), `{id}.dat` (from 2026-05).
 */
const NAMED = /^(file[-_][A-Za-z0-9]+)(?:[-_.](.*))?$/;

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
  wav: 'audio/wav',
};

/** The two lists that name `.dat` files: the short one since 2026-05, and after it the fuller one since 2026-07, which counts. */
export const ASSET_LISTS = ['conversation_asset_file_names.json', 'library_files.json'];

/**
 * Images and files among the members, with the names that people gave them.
 *
 * @param lists text of the members named by `ASSET_LISTS`, as far as they are there
 */
export function findAssets(members: Iterable<ZipMember>, lists: string[]): Asset[] {
  const known = new Map<string, Known>();
  for (const list of lists.map(parseJson)) {
    for (const [member, name] of Object.entries(asObject(list) ?? {}))
      known.set(member.replace(/^.*\/|\.dat$/g, ''), { name: asText(name), mimeType: null, madeIn: NOWHERE });
    for (const { file_id, file_name, mime_type, ...made } of objectsIn(list)) {
      const messageId = asText(made.origination_message_id);
      const conversationId = asText(made.origination_thread_id);
      known.set(asText(file_id) ?? '', {
        name: asText(file_name),
        mimeType: asText(mime_type),
        madeIn: { messageId, conversationId },
      });
    }
  }
  return [...members].flatMap((member) => {
    const base = member.name.slice(member.name.lastIndexOf('/') + 1);
    const listed = base.endsWith('.dat') && known.has(base.slice(0, -4)) ? base.slice(0, -4) : undefined;
    const [, named, rest = ''] = NAMED.exec(base) ?? [];
    const fileId = listed ?? named;
    if (!fileId || base.endsWith('.json')) return [];
    const about = known.get(fileId) ?? known.get(base);
    const name = about?.name ?? (rest === 'dat' || !rest.includes('.') ? null : rest);
    const ending = /\.(\w+)$/.exec(name ?? base)?.[1]?.toLowerCase() ?? '';
    const mimeType = about?.mimeType ?? TYPES[ending] ?? null;
    return [{ member, fileId, name, mimeType, madeIn: about?.madeIn ?? NOWHERE }];
  });
}
