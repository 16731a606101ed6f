import { hasRoom } from '../archive/backfill/budget';
import { cancel, pause, resume, start, userRead, userRefused } from '../archive/backfill/control';
import { createDriver } from '../archive/backfill/drive';
import { keep } from '../archive/keep';
import type { CandidateRevision, Kept } from '../archive/revision';
import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import { openDatabase } from '../database/open';
import type { PageEvidence } from '../evidence/evidence';
import { alarm } from '../platform/alarms';
import { onCommand } from '../platform/commands';
import { isNobodyThere } from '../platform/errors';
import type { Handlers } from '../platform/messages';
import { exportFrontTab } from './export-by-key';
import { createFolderWriter } from './folder-writer';
import { readerInTab } from './reader-in-tab';

/** "Back up everything" in a real browser: the background drives it, a ChatGPT tab reads, an alarm brings it back. */
export interface BackUpEverything {
  /** What the archive page may ask for. */
  forPages: Partial<Handlers>;
  /** A ChatGPT tab is there, or is looked at. */
  visited(): void;
  /** What the user's own page did: it draws on the same allowance. */
  saw(evidence: PageEvidence[]): Promise<void>;
  /** Whether a tab may read a conversation that its page brought in part only. */
  mayRead(): Promise<boolean>;
  /** Keeps a copy that a tab sends. */
  keep(candidate: CandidateRevision): Promise<Kept>;
  go(): void;
}

/** How often it is looked at whether something is due, for as long as the user is at work. */
const LOOK_EVERY_MS = 60_000;

/** To be called in the first turn of the background. */
export function createBackUpEverything(now: () => number): BackUpEverything {
  const due = alarm('backfill');
  const folder = createFolderWriter(now);
  const driver = createDriver({
    database: openDatabase,
    findReader: () => readerInTab(CHATGPT_ORIGIN),
    isNobodyThere,
    now,
    random: () => Math.random(),
    wakeAt: due.wakeAt,
  });
  due.onWake(driver.go);
  onCommand('export-conversation', () => void exportFrontTab().catch(() => undefined));
  let wentAt = 0;
  const then =
    (change: (database: Awaited<ReturnType<typeof openDatabase>>, at: number) => Promise<void>) =>
    async () => {
      await change(await openDatabase(), now());
      driver.go();
    };
  return {
    forPages: {
      'backfill/start': then(start),
      'backfill/pause': then(pause),
      'backfill/resume': then(resume),
      'backfill/cancel': then(cancel),
    },
    visited: () => void driver.visited().catch(() => undefined),
    async saw(evidence) {
      const isRefusal = (one: PageEvidence) =>
        one.kind === 'response' && one.status === 429 && isRead(one.route);
      if (evidence.some(isRefusal)) await userRefused(await openDatabase(), now());
      // An outage may be over with it, after which the lists are compared.
      if (now() - wentAt > LOOK_EVERY_MS) {
        wentAt = now();
        driver.go();
      }
    },
    async mayRead() {
      const job = await (await openDatabase()).get('jobs', 'backfill');
      return job === undefined || hasRoom(job.ledger, now());
    },
    async keep(candidate) {
      const database = await openDatabase();
      // What the page has read, or we for it, is read out of the same allowance.
      if (candidate.source === 'page') await userRead(database, now()).catch(() => undefined);
      const kept = await keep(database, candidate, now());
      folder.kept(kept.conversationId);
      return kept;
    },
    go: driver.go,
  };
}

/** Limits of reads; how many messages may be sent is another matter. */
function isRead(route: string): boolean {
  return route === 'conversation' || route === 'history';
}
