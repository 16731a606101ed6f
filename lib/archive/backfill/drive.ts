import type { Database } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { auditDueAt } from '../audit';
import { announceBackfill } from './announce';
import { startAudit } from './control';
import { changeJob } from './job';
import type { BackfillReader } from './reader';
import { ReaderGoneError, step } from './step';

export interface DriveOptions {
  database(): Promise<Database>;
  /** The tab to read with; null while none is open. */
  findReader(): Promise<BackfillReader | null>;
  /** Whether an error only means that the tab is gone. */
  isNobodyThere(error: unknown): boolean;
  now: () => number;
  random: () => number;
  /** Wakes the worker at that time (epoch ms), whatever became of it until then. */
  wakeAt(at: number): Promise<void>;
}

export interface Driver {
  /** Does what is due, and sees to it that it goes on. Harmless to call again. */
  go(): void;
  /** A ChatGPT tab is there, or the user looks at one: whatever only a person could mend may be mended. */
  visited(): Promise<void>;
}

/** The worker waits itself for what comes soon; for anything later it may sleep. */
const LONGEST_WAIT_MS = 20_000;
/** Whoever is killed meanwhile is woken after this. */
const SAFETY_MS = 30_000;
/** After an error that nobody foresaw. */
const STUMBLE_MS = 60_000;

/**
 * Keeps "Back up everything" going, one step after the other, for as long as somebody wants it and something can be done. Begins by
 * itself only to compare, after an outage, what ChatGPT lists with what is held.
 */
export function createDriver(options: DriveOptions): Driver {
  const { now } = options;
  let going = false;
  let again = false;

  async function go(): Promise<void> {
    for (;;) {
      again = false;
      const at = await stepOnce().catch(() => now() + STUMBLE_MS);
      announceBackfill();
      if (at === null && !again) return;
      const until = at ?? now();
      await options.wakeAt(Math.max(until, now() + SAFETY_MS));
      if (until - now() > LONGEST_WAIT_MS) return;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - now())));
    }
  }

  async function stepOnce(): Promise<number | null> {
    const database = await options.database();
    const job = await database.get('jobs', 'backfill');
    if (job?.state !== 'running') {
      const at = await auditDueAt(database);
      if (at === null || at > now()) return at;
      await startAudit(database, now());
    }
    const reader = await options.findReader();
    return step(database, { ...options, reader: reader && guarded(reader, options.isNobodyThere) });
  }

  return {
    go() {
      again = true;
      if (going) return;
      going = true;
      void go().finally(() => {
        going = false;
      });
    },
    async visited() {
      const database = await options.database();
      const { state, waits } = (await database.get('jobs', 'backfill')) ?? {};
      if (state === 'running' && (waits === 'signed-out' || waits === 'challenged' || waits === 'no-tab'))
        await writeAtomically(database, ['jobs'], (transaction) =>
          changeJob(transaction, (found) => ({ ...found, nextAt: now() })),
        );
      this.go();
    },
  };
}

/** The browser's own errors for a tab that is gone become one by name. */
function guarded(reader: BackfillReader, isNobodyThere: DriveOptions['isNobodyThere']): BackfillReader {
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw isNobodyThere(error) ? new ReaderGoneError() : error;
    }
  };
  return {
    accounts: () => guard(reader.accounts()),
    list: (...all) => guard(reader.list(...all)),
    conversation: (...all) => guard(reader.conversation(...all)),
    file: (...all) => guard(reader.file(...all)),
  };
}
