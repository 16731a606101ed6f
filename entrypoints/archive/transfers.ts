import type { TransferState } from '../../components/archive/transfer-state';
import type { TransferNews, TransferTask } from '../../lib/archive/transfer';
import type { ConversationKey } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { saveFile } from '../../lib/platform/save-file';
import { readCarried, writeCarried } from '../../lib/settings/carried';
import { noteSavedFile } from '../../lib/surfaces/backup-reminder';
import type { WorkerOrder } from '../transfer-worker';
import { clock } from './clock';
import { type Observed, observed } from './observed';

/** Imports and exports of this page. They go on whatever the page shows meanwhile. */
export interface Transfers {
  state: Observed<TransferState>;
  /** The conversations that were chosen, by their key; null while nobody chooses. */
  chosen: Observed<Chosen | null>;
  importFiles(files: File[]): void;
  exportAll(task: Omit<ExportTask, 'is' | 'settings'>): void;
  cancel(): void;
  /** Takes the last result away. */
  dismiss(): void;
}

type ExportTask = Extract<TransferTask, { is: 'export' }>;
export type Chosen = ReadonlyMap<string, ConversationKey>;

export function createTransfers(t: Translate): Transfers {
  const state = observed<TransferState>({ is: 'idle' });
  let worker: Worker | null = null;
  /** What is exported is everything, in a form that can be restored. */
  let isWhole = false;
  const stay = (event: Event) => event.preventDefault();
  const end = (news: Exclude<TransferNews, { is: 'progress' }>) => {
    worker?.terminate();
    worker = null;
    removeEventListener('beforeunload', stay);
    state.set(news);
    if (news.is === 'exported') {
      saveFile({ name: news.name, mimeType: 'application/zip', chunks: [news.file] }, document);
      const { verified, total, damaged } = news.report;
      if (isWhole && verified === total && damaged.length === 0) void noteSavedFile(Date.now());
    }
    if (news.is === 'imported' && news.report.settings) void writeCarried(news.report.settings);
  };
  const begin = (task: TransferTask) => {
    if (worker) return;
    worker = new Worker('/transfer-worker.js');
    isWhole = task.is === 'export' && task.what === 'backup' && task.only === null;
    addEventListener('beforeunload', stay);
    const remainingMs = clock();
    worker.onmessage = ({ data }: MessageEvent<TransferNews>) => {
      if (data.is !== 'progress') return end(data);
      const { step, done, total } = data;
      state.set({ ...data, is: 'running', remainingMs: remainingMs(step, done, total) });
    };
    worker.onerror = ({ message }) => end({ is: 'failed', because: message });
    worker.postMessage({ task, language: t('languageTag') } satisfies WorkerOrder);
  };
  return {
    state,
    chosen: observed<Chosen | null>(null),
    importFiles: (files) => files.length > 0 && begin({ is: 'import', files }),
    exportAll: async (task) => begin({ is: 'export', ...task, settings: await readCarried() }),
    cancel: () => worker?.postMessage('stop'),
    dismiss: () => state.set({ is: 'idle' }),
  };
}
