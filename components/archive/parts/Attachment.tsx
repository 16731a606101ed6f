import { useRef } from 'preact/hooks';
import type { Part } from '../../../lib/conversation/conversation';
import type { Translate } from '../../../lib/i18n/translate';
import type { FileView } from '../files';
import { useFile } from '../use-file';

type AttachmentPart = Extract<Part, { kind: 'image' | 'audio' | 'file' }>;

const SHAPES = {
  image: 'M2.5 3.5h13v11h-13zM2.5 12l4-4 3.5 3.5 2-2 3.5 3.5M11.5 7v.1',
  audio: 'M4 7v4M7 4.5v9M10 6v6M13 3.5v11',
  file: 'M4 1.5h6.5L14 5v11.5H4zM10.5 1.5V5H14',
};

function facts(part: AttachmentPart, file: FileView | null, t: Translate): string[] {
  const found: string[] = [];
  const bytes = file?.sizeBytes ?? (part.kind === 'file' ? part.sizeBytes : null);
  if (part.kind === 'image' && part.width && part.height) found.push(`${part.width} × ${part.height}`);
  if (bytes !== null) found.push(sizeInWords(bytes, t('languageTag')));
  return file ? found : [...found, t('archive_part_not_kept')];
}

/** "1.2 MB", in the reader's language. */
function sizeInWords(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    // The short form of a byte knows no plural.
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** A picture, a recording or a file: as the archive holds it, else its name, its size, and that it is not there. */
export function Attachment({ part, t }: { part: AttachmentPart; t: Translate }) {
  const element = useRef<HTMLDivElement>(null);
  const file = useFile(part.fileId, element);
  const name = part.kind === 'file' ? part.name : part.kind === 'image' ? part.alt : '';
  const called = name || t(`archive_part_${part.kind}`);
  const shown = file?.shown ?? null;
  return (
    <div class="attachment-place" ref={element}>
      {file && shown?.kind === 'image' ? (
        <button
          type="button"
          class="picture"
          title={t('archive_part_save', { name: called })}
          onClick={() => file.save(name || part.fileId || called)}
        >
          <img
            src={shown.address}
            alt={called}
            {...(part.kind === 'image' && {
              width: part.width ?? undefined,
              height: part.height ?? undefined,
            })}
          />
        </button>
      ) : (
        <div class="attachment">
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
            <path d={SHAPES[part.kind]} />
          </svg>
          <span>
            <strong dir="auto">{called}</strong>
            <span class="soft">{facts(part, file, t).join(' · ')}</span>
          </span>
          {/* biome-ignore lint/a11y/useMediaCaption: the words of a recording stand beside it, where ChatGPT wrote them down. */}
          {shown?.kind === 'audio' && <audio controls src={shown.address} aria-label={called} />}
          {file && (
            <button class="button" type="button" onClick={() => file.save(name || part.fileId || called)}>
              {t('archive_part_save_button')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
