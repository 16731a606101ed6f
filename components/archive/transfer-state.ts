import type { ImportReport } from '../../lib/archive/import-report';
import type { ExportReport } from '../../lib/archive/transfer';

/** Nothing asked yet, at work, or what came out. */
export type TransferState =
  | { is: 'idle' }
  | {
      is: 'running';
      step: 'checking' | 'importing' | 'exporting' | 'verifying';
      /** Bytes while checking and importing, else conversations. */
      done: number;
      total: number;
      remainingMs: number | null;
    }
  | { is: 'imported'; report: ImportReport }
  | { is: 'exported'; name: string; report: ExportReport }
  | { is: 'cancelled' }
  | { is: 'failed'; because: string };
