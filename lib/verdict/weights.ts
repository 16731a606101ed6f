const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Every number the verdict rests on, in one place. [M] measured, [S] simulated, [J] judgement; reasons and trade-offs: detection §15.
 * A simulation that tunes them overwrites a number here before it starts.
 */
export const WEIGHTS = {
  /** Points of one failure; the strongest of an action counts. */
  points: {
    /** An answer or a page that came back as a server error: final, and proof that the line works. [J][S] */
    hard: 2.0,
    /** A broken or stalled answer, an error card, a server error while reading. [J][S] 1.1 misses a few more, 1.3 alarms a few more */
    soft: 1.2,
    /** A chunk of the app, a toast. [J] */
    slight: 0.6,
    /** No response at all. [S] */
    silence: 0.9,
    /** A refusal that names nobody, a limit during an incident. [J] */
    hint: 0.4,
  },
  /** What silence alone may amount to: a VPN that blocks ChatGPT looks the same. [S] */
  mostFromSilence: 1.5,
  /** An answer that arrived takes this from its own route, and this from the others. [J][S] */
  success: 1.6,
  successElsewhere: 0.5,
  /** [S] 90 s to 30 min changes little. */
  halfLifeMs: 240 * SECOND,
  /** Two answers bring any outage below `clear`. [J][S] */
  mostScore: 4.0,
  /**
   * The main dial: a server error and a broken answer within minutes, not two broken answers. [S] 3.0 misses half as many again and takes
   * longer for the slowest tenth, with as many false alarms; 2.0 has four times as many
   */
  suspected: 2.5,
  /** What a page that agrees is worth: it lowers the threshold by this factor. [S] without it twice as many are missed */
  pageFactor: 0.4,
  /** Of an outage on the page, one failure of this weight is the confirmation. [J] */
  oneFailure: 0.9,
  degraded: 1.5,
  clear: 1.0,

  /** Without an action's name, what one tab does within this time is one action. [J] */
  groupingMs: 10 * SECOND,
  /** Two actions of one tab count as two from this distance on. [J] */
  apartMs: 5 * SECOND,
  /** Failing actions and the newest failed answer count this long. [J] */
  windowMs: 10 * MINUTE,
  /** How long actions are remembered: by then a point has halved seven times. */
  memoryMs: 30 * MINUTE,
  /** Enough for one every twelve seconds; each event weighs them all. */
  mostActions: 150,
  /** An outage needs a failure that somebody at OpenAI's side answered with, this fresh. [J] */
  answeredMs: 5 * MINUTE,
  /** Sending works while an answer arrived so shortly before what could not be read. [S] with 2 min, one of 331 heavy ones is missed */
  sendingWorksMs: MINUTE,

  /** Answers looked back at, failures among them that are "some", successes in a row that end it. [J] */
  answersKept: 10,
  answersFailed: 2,
  answersToForget: 5,

  /**
   * More than one in so many that failed, since the first of so many failures (or of two that are a server error, or of different kinds),
   * are an outage whatever the score. [S] with three of any kind among six within ten minutes, 1.9 min of the lead are lost on average,
   * not 1.5, and a third more are missed
   */
  mostFail: { oneIn: 3, failures: 3, kinds: 2, withinMs: 30 * MINUTE },

  /** Refusals that hit this many calls, actions and routes at once are the service's. [J] from 2026-02-04 and 2026-09 */
  cluster: { withinMs: 120 * SECOND, refusals: 3, actions: 2, routes: 2 },

  /** A control answer serves what happened this long after it. [J] */
  controlServesMs: 10 * SECOND,
  /** What waits for the control is dropped after this time: the page's own timeout and the second host's, and a little. [J] */
  controlWaitMs: 20 * SECOND,
  /** Two failures within this time are the line's. [J] */
  lineMs: 60 * SECOND,
  probeAgainMs: { used: 15 * SECOND, unused: 60 * SECOND },

  /** Answers in a row that end an outage; doubled per entry within half an hour. [J][S] */
  successesToLeave: 2,
  mostSuccessesToLeave: 8,
  /**
   * A success this soon after a failure is the lucky one of some tries: it is not among those that end an outage. [S] with one of
   * them two minutes after it, every 24th all-clear was early, not every 14th
   */
  retryMs: 30 * SECOND,
  /**
   * Answers in a row while the page agrees and less got through before than failed, for so long after the last failure. [S] only where
   * nothing got through, 4.3 % of all-clears are early, not 4.1 %
   */
  confirmed: { successes: 4, forMs: 10 * MINUTE },
  /**
   * As likely as this, successes in a row of a partial outage may still be luck, two minutes after the last failure; twice as likely after
   * four, and so on: the longer it is quiet, the likelier it is over. [J][S]
   */
  luck: 0.005,
  /** Of these it takes so many after the long quiet. [S] with 2, every 20th all-clear was early, not every 22nd */
  successesAfterLuck: 3,
  entriesMs: 30 * MINUTE,
  /**
   * Quiet before leaving with enough answers; with enough of them where some got through all along, or the page agrees; and with one.
   * [S] of the second, 5 min leave 4.1 % of all-clears early, 8 min 3.8 %, 10 min no fewer
   */
  quietMs: 2 * MINUTE,
  quietLongerMs: 8 * MINUTE,
  longQuietMs: 15 * MINUTE,
  /**
   * For so long nothing may fail after the one success that ends an outage which the page still reports, unless another follows. [S] without
   * it, 4.5 % of all-clears are early, with 2 min 3.6 %, with 3 min 3.1 %
   */
  settleMs: 3 * MINUTE,
  /**
   * Quiet when all successes came right after the last failure, while the page does not say that it is over. [S] 4.0 % of all-clears are
   * early, 3.7 % with another minute
   */
  quietIfEarlyMs: 3 * MINUTE,
  /** How long the page must have been clear, with one answer and without any. [J] */
  pageClearMs: 5 * MINUTE,
  pageClearAloneMs: 10 * MINUTE,
  /** Third quartile of the page's own lag is 38 min. [M] */
  fadeMs: 40 * MINUTE,
  /** An unreadable page keeps what it last said for this long. [J] */
  pageHeldMs: 30 * MINUTE,
  relapseMs: 10 * MINUTE,

  pageValidMs: { used: 10 * MINUTE, unused: 20 * MINUTE },
  /** Without a tab for this long, the page is asked less often. [J] */
  unusedMs: HOUR,
  ownSuccessMs: 15 * MINUTE,

  accountMs: 30 * MINUTE,
  challengeMs: 15 * MINUTE,
  unreachable: { failures: 3, actions: 2, withinMs: 5 * MINUTE, fadeMs: 15 * MINUTE },

  /** After waking, coming online or a gap in our own ticks: failures of transport say nothing. [R][J] */
  graceMs: 30 * SECOND,
  pollAfterWakeMs: 10 * SECOND,
  /** A clock that runs back further than this was set back. */
  lateMs: MINUTE,
  /** Longest time between two ticks, while somebody uses ChatGPT or trouble lasts, and otherwise. A gap is twice that. */
  tickMs: { used: MINUTE, unused: 5 * MINUTE },
  gapMs: 90 * SECOND,

  /** First bytes this much later than usual, in so many of the last answers, are slow. [J] */
  slow: { factor: 3, leastMs: 10 * SECOND, withoutBaselineMs: 20 * SECOND, answers: 3, of: 5, baseline: 50 },
  /** The client's own idle limit is 60 s. [J] */
  stall: { leastMs: 45 * SECOND, factor: 4, quantile: 0.95 },

  noticeAfterMs: 20 * SECOND,
  noticesPerDay: 3,
  dayMs: 24 * HOUR,
};
