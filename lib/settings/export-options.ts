import type { ExportOptions } from '../archive/transfer';
import { storedItem } from '../platform/storage';

/** What was decided at the last export; what is missing is as usual. */
export const exportOptions = storedItem<Partial<ExportOptions>>('local', 'export-options', {});
