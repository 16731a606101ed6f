import type { ExportOptions } from '../export/export-options';
import { storedItem } from '../platform/storage';

/** What was decided at the last export; what is missing is as usual. */
export const exportOptions = storedItem<Partial<ExportOptions>>('local', 'export-options', {});
