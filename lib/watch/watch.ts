import type { Evidence } from '../evidence/evidence';
import { obey } from '../status/obey';
import { type CheckAnswer, nextPollAt, type PollHistory } from '../status/poll';
import { readStatusPage } from '../status/read-status';
import type { StatusSource } from '../status/status-source';
import type { Situation } from '../surfaces/situation';
import type { Action } from '../verdict/actions';
import {
  afterBrowserRestart,
  type EngineSettings,
  type EngineState,
  hasSlept,
  restoreEngine,
  type Step,
  take,
  tick,
  wants,
} from '../verdict/engine';
import { situationOf } from '../verdict/situation-of';
import type { Notice } from '../verdict/verdict';
import type { Turn } from './chronicle';
import { lineWorks } from './control-probe';
import { edgeAnswers } from './edge-probe';
import type { Remembered } from './memory';

/** The world of a watch: clock, network, memory and surfaces, so that a test can be all of them. */
export interface WatchWorld {
  /** Epoch ms. */
  now(): number;
  fetch: typeof fetch;
  status: StatusSource;
  /** Where the line is tried when the status page is silent. */
  portalCheck: string;
  /** What the user allows; asked anew in every turn, because they may change their mind at any time. */
  settings(): Promise<EngineSettings>;
  /** What the engine knew when the worker died. */
  recall(): Promise<Remembered>;
  /** Writes down what the engine knows, where the worker's death does not reach. */
  memorise(state: EngineState, before: EngineState | null): Promise<void>;
  /** Shows what is known; called after every change, when it has been saved. */
  show(situation: Situation): Promise<void>;
  /** Tells whoever wants to be told what is due; called after `show`, with the saved state. */
  tell(notices: Notice[], situation: Situation, state: EngineState): Promise<void>;
  /** Keeps what was observed for an incident report. */
  record(seen: Evidence[]): Promise<void>;
  /** Writes down what it amounts to. Nobody waits for it: a verdict must not hang on a database. */
  chronicle(turn: Turn): void;
  /** Wakes the background at this time, epoch ms, even if it has died by then. */
  wakeAt(at: number): Promise<void>;
  /** Until when the status page asked not to be asked, epoch ms; null when it did not. Outlives the worker. */
  pause: { get(): Promise<number | null>; set(until: number | null): Promise<void> };
  /** Whether the status page may be asked on schedule now (the user decides about times without a ChatGPT tab). */
  mayPoll(): Promise<boolean>;
}

export interface Watch {
  /** Takes what was observed, in order. Resolves when it has been saved and shown. */
  take(seen: Evidence[]): Promise<void>;
  /** Lets time pass: what is due is done. */
  tick(): Promise<void>;
  /** Asks the status page now, or says why not. Resolves when the answer has been shown. */
  checkNow(): Promise<CheckAnswer>;
  situation(): Promise<Situation>;
}

/** A request to the status page takes at most this long; Chrome stops a worker whose fetch is silent for 30 s. */
const POLL_TIMEOUT_MS = 25_000;

/**
 * Keeps the verdict engine alive across the worker's deaths. Every turn reads the saved state, steps, saves, and only then shows and
 * asks what the engine wishes to know: whoever is killed in between finds the wish in the state and asks again.
 * Turns never overlap.
 */
export function createWatch(world: WatchWorld): Watch {
  let known: EngineState | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let polling: Promise<void> | null = null;
  let probing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = queue.then(act);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function current(): Promise<EngineState> {
    const settings = await world.settings();
    if (known) return { ...known, settings };
    const { state, afterRestart } = await world.recall();
    const restored = restoreEngine(state, world.now(), settings);
    known = afterRestart ? afterBrowserRestart(restored, world.now()) : restored;
    return known;
  }

  function step(next: (state: EngineState) => Step, seen: Evidence[] = []): Promise<void> {
    return inTurn(async () => {
      const before = await current();
      const startedAt = world.now();
      const { state, changes, weighed } = next(before);
      known = state;
      await world.memorise(state, before);
      const situation = situationOf(state, world.now());
      await world.show(situation);
      await pursueWishes(state);
      const notices = changes.flatMap((change) => (change.kind === 'notice' ? [change.notice] : []));
      await world.tell(notices, situation, state);
      // A report has no gaps to tell a sleep by.
      const wake: Evidence[] = hasSlept(before, startedAt) ? [{ kind: 'wake', at: startedAt }] : [];
      if (seen.length + wake.length > 0) await world.record([...wake, ...seen]);
      world.chronicle({ state, verdict: situation.verdict, weighed });
    });
  }

  /** Starts what the engine wants to know, and sees to it that the background wakes for what comes later. */
  async function pursueWishes(state: EngineState): Promise<void> {
    const now = world.now();
    const { probe, poll, nextTickAt } = wants(state, now);
    if (probe) void askLine();
    const pollAt = (await world.mayPoll()) ? nextPollAt(poll, await historyOf(state)) : null;
    if (pollAt !== null && pollAt <= now) void askStatusPage();
    const times = [nextTickAt, pollAt].filter((at) => at !== null && at > now) as number[];
    if (times.length > 0) await wakeAt(Math.min(...times), now);
  }

  /** The alarm wakes a dead worker, at the earliest half a minute from now; a timer is quicker while it lives. */
  async function wakeAt(at: number, now: number): Promise<void> {
    clearTimeout(timer);
    timer = setTimeout(() => void tickNow(), at - now);
    await world.wakeAt(at);
  }

  /** Not before the page wants it, nor before the network is up after waking, which the engine wishes for a little later. */
  async function historyOf({ page, pollWishedAt }: EngineState): Promise<PollHistory> {
    const afterWake = page.lastPollAt === null ? null : pollWishedAt;
    const notBefore = Math.max((await world.pause.get()) ?? 0, afterWake ?? 0);
    return { ...page, notBefore, spread: spreadOf(page) };
  }

  /** Drawn from the time of the last poll, so that it does not change while waiting for the next one. */
  function spreadOf({ lastPollAt }: EngineState['page']): number {
    return ((lastPollAt ?? 0) * 0.618_033_988_75) % 1;
  }

  async function askLine(): Promise<void> {
    if (probing) return;
    probing = true;
    const answered = await lineWorks([world.status.pageUrl, world.portalCheck], world.fetch);
    // Until the answer has been taken, it is still on its way: turns that wait before it must not ask again.
    await watch.take([{ kind: 'control', at: world.now(), answered }]).finally(() => {
      probing = false;
    });
  }

  function askStatusPage(): Promise<void> {
    polling ??= pollOnce().finally(() => {
      polling = null;
    });
    return polling;
  }

  async function pollOnce(): Promise<void> {
    const { page } = await inTurn(current);
    const { request, pauseUntil } = obey(world.fetch, world.now);
    const signal = AbortSignal.timeout(POLL_TIMEOUT_MS);
    const polled = await readStatusPage(world.status, request, signal, world.now, page.components);
    await world.pause.set(pauseUntil());
    await watch.take([polled]);
    await askChatgpt();
  }

  /** While nothing is heard of ChatGPT and somebody waits for it, the first word must not depend on their next try. */
  async function askChatgpt(): Promise<void> {
    if (!wants(await inTurn(current), world.now()).edge) return;
    if (await edgeAnswers(world.fetch)) await watch.take([{ kind: 'edge', at: world.now() }]);
  }

  const tickNow = () => step((state) => tick(state, world.now()));

  const watch: Watch = {
    take: (seen) =>
      step(
        (state) =>
          seen.reduce<Step>((reached, evidence) => followedBy(reached, take(reached.state, evidence)), {
            state,
            changes: [],
            weighed: [],
          }),
        seen,
      ),
    tick: tickNow,
    async checkNow() {
      // In its turn: read beside another turn of a worker that has just woken, what was saved would take the place of what it concludes.
      const { page } = await inTurn(current);
      const notBefore = await world.pause.get();
      if (notBefore !== null && notBefore > world.now()) return 'asked-for-patience';
      const due = nextPollAt('now', { ...page, notBefore: null, spread: 0 });
      if (due !== null && due > world.now() && !polling) return 'just-asked';
      await askStatusPage();
      return 'asked';
    },
    situation: () => inTurn(async () => situationOf(await current(), world.now())),
  };
  return watch;
}

/** Both steps as one, with everything that changed and was weighed in either. */
function followedBy({ changes, weighed }: Step, next: Step): Step {
  const still = new Set(next.weighed.map(keyOf));
  const gone = weighed.filter((action) => !still.has(keyOf(action)));
  return { ...next, changes: [...changes, ...next.changes], weighed: [...gone, ...next.weighed] };
}

function keyOf({ tab, name, at }: Action): string {
  return `${tab} ${name} ${at}`;
}
