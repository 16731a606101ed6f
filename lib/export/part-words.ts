import type { Part } from '../conversation/conversation';
import type { Translate } from '../i18n/translate';
import type { Writing } from './export-format';

export type FilePart = Extract<Part, { kind: 'image' | 'audio' | 'file' }>;

/** What stands where an image, a recording or a file was: "Image: a lighthouse (1024 × 768)". */
export function placeholder(part: FilePart, t: Translate): string {
  const name = part.kind === 'image' ? part.alt : part.kind === 'file' ? part.name : '';
  const kind = t(`export_${part.kind}`);
  const size = sizeOf(part);
  return `${name === '' ? kind : t('export_named', { kind, name })}${size === null ? '' : ` (${size})`}`;
}

function sizeOf(part: FilePart): string | null {
  if (part.kind === 'image' && part.width && part.height) return `${part.width} × ${part.height}`;
  return part.kind === 'file' && part.sizeBytes !== null ? bytesInWords(part.sizeBytes) : null;
}

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** "1.2 MB". Not in the browser's own words: they change from one version to the next, and the files with them. */
function bytesInWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${UNITS[step]}`;
}

/** Where the file of a part stands beside the one that is written; null when it does not. */
export function addressOf({ fileId }: FilePart, { fileAt }: Writing): string | null {
  return fileId === null ? null : (fileAt?.(fileId) ?? null);
}

/** "Thought for 2m 17s": the server's own sentence, or ours where it only gave a number. */
export function noticeText({ text, seconds }: Extract<Part, { kind: 'notice' }>, t: Translate): string {
  return text === '' && seconds !== null ? t('export_thought_for', { count: Math.round(seconds) }) : text;
}

/** Language of a canvas document, null for prose: the types are `document` and `code/<language>`. */
export function documentLanguage(documentType: string): string | null {
  return documentType.startsWith('code/') ? documentType.slice('code/'.length) : null;
}
