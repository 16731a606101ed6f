import type { FolderNews } from '../../lib/archive/folder/bring-up-to-date';
import type { FolderReport } from '../../lib/archive/folder/keep-folder';
import type { Translate } from '../../lib/i18n/translate';
import type { WorkerOrder } from '../transfer-worker';
import { type Observed, observed } from './observed';

/** How far the folder is, and how it ended the last time. */
export interface FolderFar {
  running: { done: number; total: number } | null;
  report: FolderReport | null;
}

/** Brings the chosen folder up to date in a worker, one time after the other, however often it is asked to. */
export interface FolderWork {
  far: Observed<FolderFar>;
  bring(): void;
  stop(): void;
}

/** @param onEnd called each time it has ended */
export function createFolderWork(t: Translate, onEnd: () => void): FolderWork {
  const far = observed<FolderFar>({ running: null, report: null });
  let worker: Worker | null = null;
  let again = false;
  const end = (report: FolderReport | null) => {
    worker?.terminate();
    worker = null;
    far.set({ running: null, report });
    onEnd();
    if (again) bring();
  };
  const bring = () => {
    again = worker !== null;
    if (worker) return;
    worker = new Worker('/transfer-worker.js');
    worker.onmessage = ({ data }: MessageEvent<FolderNews>) => {
      if (data.is === 'done') return end(data.report);
      if (data.is === 'failed') return end({ ...NOTHING, failed: [{ title: null, why: data.because }] });
      far.set({ ...far.get(), running: { done: data.done, total: data.total } });
    };
    worker.onerror = () => end(far.get().report);
    worker.postMessage({ task: { is: 'folder' }, language: t('languageTag') } satisfies WorkerOrder);
  };
  const stop = () => {
    again = false;
    worker?.postMessage('stop');
  };
  return { far, bring, stop };
}

const NOTHING: FolderReport = { done: 0, total: 0, failed: [], halted: null };
