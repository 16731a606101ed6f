import type { Part } from '../../../lib/conversation/conversation';
import type { Translate } from '../../../lib/i18n/translate';

type AttachmentPart = Extract<Part, { kind: 'image' | 'audio' | 'file' }>;

const SHAPES = {
  image: 'M2.5 3.5h13v11h-13zM2.5 12l4-4 3.5 3.5 2-2 3.5 3.5M11.5 7v.1',
  audio: 'M4 7v4M7 4.5v9M10 6v6M13 3.5v11',
  file: 'M4 1.5h6.5L14 5v11.5H4zM10.5 1.5V5H14',
};

function facts(part: AttachmentPart, t: Translate): string[] {
  const found: string[] = [];
  if (part.kind === 'image' && part.width && part.height) found.push(`${part.width} × ${part.height}`);
  if (part.kind === 'file' && part.sizeBytes !== null)
    found.push(sizeInWords(part.sizeBytes, t('languageTag')));
  return found;
}

/** "1.2 MB", in the reader's language. */
function sizeInWords(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** Stands where an image, a recording or a file was: only text is kept yet, and that is said. */
export function Attachment({ part, t }: { part: AttachmentPart; t: Translate }) {
  const name = part.kind === 'file' ? part.name : part.kind === 'image' ? part.alt : '';
  return (
    <p class="attachment">
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <path d={SHAPES[part.kind]} />
      </svg>
      <span>
        <strong dir="auto">{name || t(`archive_part_${part.kind}`)}</strong>
        <span class="soft">{[...facts(part, t), t('archive_part_not_kept')].join(' · ')}</span>
      </span>
    </p>
  );
}
