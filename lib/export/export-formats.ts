import { type ExportFormat, FORMAT_IDS } from './export-format';

const files = import.meta.glob<ExportFormat>('./formats/*.ts', { eager: true, import: 'default' });

/** Every export format, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = Object.values(files).sort(
  (one, other) => FORMAT_IDS.indexOf(one.id) - FORMAT_IDS.indexOf(other.id),
);
