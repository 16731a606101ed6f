import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lib/evidence/evidence';
import {
  afterBrowserRestart,
  restoreEngine,
  startEngine,
  take,
  tick,
  wants,
} from '../../../lib/verdict/engine';
import { tally } from '../../../lib/verdict/tally';
import {
  at,
  card,
  control,
  cut,
  done,
  failed,
  live,
  network,
  poll,
  response,
  START,
  silent,
  tab,
  wake,
} from './seen';

const CONVERSATIONS_DEGRADED = { Conversations: 'degraded_performance' };
const watched = tab(0, true);
const hidden = tab(0, false);

/** A poll every five minutes, as the background would ask. */
const polls = (until: number, states = {}): Evidence[] =>
  Array.from({ length: Math.floor(until / 300) + 1 }, (_, n) => poll(n * 300, states));
const inOrder = (...seen: Evidence[]) => seen.sort((one, other) => one.at - other.at);

describe('one action of the user', () => {
  const withoutName = (evidence: Evidence): Evidence => {
    const { action: _, ...rest } = evidence as Evidence & { action?: string };
    return rest as Evidence;
  };

  it('counts once, however many signals it throws', () => {
    const signals = [60, 61, 62, 64].flatMap((second) => [
      failed(second, { action: 'send' }),
      silent(second, 'history', { action: 'send' }),
    ]);
    expect(live([watched, poll(0), control(59, true), ...signals], 70).story).toEqual([
      '0 operational',
      '60 degraded',
    ]);
  });

  it('takes back once what failed on its route, however often that works in it', () => {
    const failures = [60, 70].map((second) => response(second, 'history', 500));
    const history = (...statuses: number[]) => {
      const loads = statuses.map((status) => response(80, 'history', status, { action: 'open' }));
      return tally(live([watched, poll(0), ...failures, ...loads], 80).state.actions).sum.parts.history;
    };
    expect(history(200, 204)).toBeGreaterThan(0);
    expect(history(200, 204)).toBe(history(200));
  });

  it('is what one tab does within ten seconds, when nothing names it', () => {
    const burst = [60, 62, 65, 69].map((second) => withoutName(failed(second)));
    expect(live([watched, poll(0), ...burst], 75).story).toEqual(['0 operational', '60 degraded']);
    const apart = [60, 71].map((second) => withoutName(failed(second)));
    expect(live([watched, poll(0), ...apart], 75).story.at(-1)).toBe('71 outage-suspected');
  });

  it('is another one in another tab at the same moment', () => {
    const seen = [failed(60, { tab: 1 }), failed(60, { tab: 2 })];
    expect(live([watched, poll(0), ...seen], 65).story.at(-1)).toBe('60 outage-suspected');
  });

  it('that is reported late counts at its own time', () => {
    const seen = [poll(0), failed(100), failed(40)];
    const { state } = live([watched, ...seen], 101);
    expect(state.verdict).toEqual({ is: 'outage-suspected', since: at(40) });
  });
});

describe('a bad line', () => {
  it('is not held against the service for half a minute after waking', () => {
    const burst = [601, 605, 612].map((second) => silent(second));
    const seen = [...polls(600), wake(600), ...burst, control(613, true)];
    expect(live([watched, ...seen], 640).story).toEqual(['0 operational']);
    // What the service itself answers then, is.
    const answered = [...polls(600), wake(600), failed(605), failed(615)];
    expect(live([watched, ...answered], 640).story.at(-1)).toBe('615 outage-suspected');
  });

  it('is asked after before a broken answer counts', () => {
    const waiting = live([watched, poll(0), cut(60)], 61).state;
    expect(wants(waiting, at(61)).probe).toEqual({ askedAt: at(60) });
    expect(waiting.verdict.is).toBe('operational');
    const down = live([watched, poll(0), cut(60), control(61, false), cut(65)], 70).state;
    expect(down.actions.flatMap(({ marks }) => marks)).toEqual([]);
  });

  it('leaves an outage as it was', () => {
    const seen = [poll(0), failed(60), failed(80), network(100, false), control(101, false)];
    expect(live([watched, ...seen], 110).story).toEqual([
      '0 operational',
      '60 degraded',
      '80 outage-suspected',
      '101 local-network',
    ]);
    expect(live([watched, ...seen, network(200, true), control(201, true)], 210).state.verdict).toEqual({
      is: 'outage-suspected',
      since: at(60),
    });
  });
});

describe('the clock', () => {
  it('may be set back: nothing hangs on a future that is gone', () => {
    const { state } = live([watched, poll(0), failed(3600), failed(3620)], 3630);
    const back = tick(state, at(30)).state;
    expect(back.verdict.is).toBe('outage-suspected');
    const recovered = live([done(70), done(160)], 200, back, 31);
    expect(recovered.story).toEqual(['160 operational']);
  });

  it('may jump ahead: what was read is stale then', () => {
    const { state } = live([watched, poll(0), done(10)], 20);
    expect(tick(state, at(7200)).state.verdict.is).toBe('unknown');
  });
});

describe('notices', () => {
  it('are three a day at most', () => {
    const outages = [0, 1, 2, 3].flatMap((n) => {
      const begin = n * 7200;
      return [failed(begin + 60), failed(begin + 80), done(begin + 300), done(begin + 330)];
    });
    const { story } = live(inOrder(hidden, ...polls(29_000), ...outages), 29_000);
    expect(story.filter((line) => line.endsWith('start'))).toHaveLength(3);
    expect(story.filter((line) => line.endsWith('end'))).toHaveLength(3);
  });

  it('bear the id of the page’s incident when it is known, else the beginning', () => {
    const incident = { id: '01KGABCDEFGHJKMNPQRSTVWXYZ', name: 'x', status: 'investigating' };
    const idOf = (...seen: Evidence[]) =>
      live([hidden, ...seen, failed(60), failed(80)], 110).changes.flatMap((change) =>
        change.kind === 'notice' ? change.notice.id : [],
      );
    expect(idOf(poll(0))).toEqual([`outage-${at(60)}`]);
    const touching = poll(0, CONVERSATIONS_DEGRADED);
    const [conversations] = 'components' in touching ? touching.components : [];
    const components = [conversations?.id ?? ''];
    expect(idOf(poll(0, CONVERSATIONS_DEGRADED, [{ ...incident, components }]))).toEqual([
      `outage-${incident.id}`,
    ]);
  });

  it('of an end are silent while the user looks on', () => {
    const seen = [hidden, poll(0), failed(60), failed(80), tab(150, true), done(300), done(330)];
    const notices = live(seen, 340).changes.flatMap((change) =>
      change.kind === 'notice' ? `${change.notice.kind} ${change.notice.silent}` : [],
    );
    expect(notices).toEqual(['start false', 'end true']);
  });

  it('of a start are taken back without a word when the outage only faded', () => {
    const { story } = live(inOrder(hidden, ...polls(3000), failed(60), failed(80)), 3000);
    expect(story.slice(-2)).toEqual(['2480 operational', '2480 withdraw']);
  });
});

describe('a partial outage', () => {
  /** F fails, any other letter arrives; one message a minute from the first on. */
  const messages = (pattern: string, from = 60): Evidence[] =>
    [...pattern].map((letter, n) => (letter === 'F' ? failed(from + n * 60) : done(from + n * 60)));
  const verdicts = (pattern: string) =>
    live(inOrder(watched, ...polls(pattern.length * 60), ...messages(pattern))).story;

  it('is one when most answers fail, though some arrive in between', () => {
    expect(verdicts('F.F..F').at(-1)).toBe('360 outage-suspected');
    expect(verdicts('F.F').at(-1)).toBe('180 outage-suspected');
    expect(verdicts('F..F..F..F..F..').filter((line) => line.includes('outage'))).toEqual([]);
    expect(verdicts('F...F').at(-1)).toBe('300 degraded');
  });

  it('is one when two answers of three fail in two ways, and not when they break off twice', () => {
    const gone = (seconds: number) => card(seconds, 'Hmm...something seems to have gone wrong.');
    const seen = (...failures: Evidence[]) =>
      live(inOrder(watched, poll(0), done(90), control(61, true), control(121, true), ...failures)).story;
    expect(seen(cut(60), gone(120)).at(-1)).toBe('120 outage-suspected');
    expect(seen(cut(60), failed(120)).at(-1)).toBe('120 outage-suspected');
    expect(seen(cut(60), cut(120)).filter((line) => line.includes('outage'))).toEqual([]);
  });

  it('is one when three answers break off with pauses between them, since the first of them', () => {
    const seconds = [60, 75, 1000];
    const seen = seconds.flatMap((second) => [cut(second), control(second + 1, true)]);
    const { state } = live(inOrder(watched, ...polls(1000), ...seen), 1005);
    expect(state.verdict).toEqual({ is: 'outage-suspected', since: at(60) });
    const later = [60, 75, 2000].flatMap((second) => [cut(second), control(second + 1, true)]);
    expect(live(inOrder(watched, ...polls(2000), ...later), 2005).state.verdict.is).toBe('degraded');
  });

  it('is one when most of what one wants to read fails, unless sending works', () => {
    const reads = [...'FF.F'].map((letter, n) =>
      response(60 + n * 60, 'history', letter === 'F' ? 500 : 200),
    );
    expect(live([watched, poll(0), ...reads]).story.at(-1)).toBe('240 outage-suspected');
    const { story } = live(inOrder(watched, poll(0), ...reads, done(200)));
    expect(story.filter((line) => line.includes('outage'))).toEqual([]);
  });

  it('is not over with a few answers when they may well be luck, nor soon after the last failure', () => {
    expect(verdicts('FFF.FF......').at(-1)).toMatch(/outage-suspected$/);
    expect(verdicts('FFF.FF........').at(-1)).toBe('840 operational');
    // Where none had arrived before, two are enough.
    expect(verdicts('FFFFF..').at(-1)).toBe('420 operational');
  });

  it('is over sooner with answers spread over time than with those that came right after a failure', () => {
    const over = (...answers: number[]) =>
      live(
        inOrder(watched, poll(0), failed(60), failed(80), ...answers.map((second) => done(second))),
        400,
      ).story.at(-1);
    expect(over(120, 210)).toBe('210 operational');
    expect(over(90, 105)).toBe('260 operational');
    expect(over(120, 150)).toBe('260 operational');
  });

  it('is not over with the first answer after a long quiet while the page says it lasts, unless nothing fails for a while', () => {
    const fails = [failed(60), failed(80)];
    const page = [0, 600, 1200].map((second) => poll(second, CONVERSATIONS_DEGRADED));
    const end = (...later: Evidence[]) =>
      live(inOrder(watched, ...page, ...fails, ...later), 1500).story.at(-1);
    expect(end(done(1100))).toBe('1280 reported-not-you');
    expect(end(done(1100), done(1160))).toBe('1160 reported-not-you');
    expect(end(done(1100), failed(1160))).toBe('80 outage-confirmed');
    // The page that never said so has no say in it.
    const { story } = live(inOrder(watched, ...polls(1500), ...fails, done(1100)), 1500);
    expect(story.at(-1)).toBe('1100 operational');
  });

  it('takes more answers to be over while the page says it lasts and none had arrived before', () => {
    const answers = [150, 210, 270, 330].map((second) => done(second));
    const story = (page: Evidence, count: number) =>
      live(inOrder(watched, page, failed(60), failed(80), ...answers.slice(0, count)), 340).story.at(-1);
    expect(story(poll(0), 2)).toBe('210 operational');
    expect(story(poll(0, CONVERSATIONS_DEGRADED), 3)).toBe('80 outage-confirmed');
    expect(story(poll(0, CONVERSATIONS_DEGRADED), 4)).toBe('330 reported-not-you');
  });
});

describe('reading that is broken while sending works', () => {
  /** Each minute an answer arrives, and a conversation does not load a little later. */
  const minutes = Array.from({ length: 15 }, (_, n) => [
    done(60 + n * 60),
    response(75 + n * 60, 'conversation', 500),
  ]).flat();

  it('does not become an outage when nobody sends any more', () => {
    const { story } = live(inOrder(watched, ...polls(2400), ...minutes), 2400);
    expect(story.at(-1)).toMatch(/operational$/);
    expect(story.filter((line) => line.includes('outage'))).toEqual([]);
  });

  it('is where an outage began that is noticed a quarter of an hour later', () => {
    const seen = inOrder(watched, ...polls(1200), ...minutes, failed(980), failed(1000));
    expect(live(seen, 1010).state.verdict).toEqual({ is: 'outage-suspected', since: at(75) });
  });

  it('is not where one began that comes long after it was over', () => {
    const well = Array.from({ length: 6 }, (_, n) => done(200 + n * 30));
    const seen = inOrder(
      watched,
      poll(0),
      response(75, 'conversation', 500),
      ...well,
      failed(480),
      failed(500),
    );
    expect(live(seen, 510).state.verdict.since).toBe(at(480));
  });
});

describe('a limit that says when it ends', () => {
  const code = 'model_cap_exceeded';
  const limited = (seconds: number, endsAt?: number) =>
    response(seconds, 'generation', 429, { code, ...(endsAt === undefined ? {} : { endsAt: at(endsAt) }) });
  const until = (endsAt: number) => ({ kind: 'limit', until: at(endsAt) });

  it('holds until then, however long that is, and says so', () => {
    const told = live(
      [...polls(5400), watched, limited(60, 5000)].sort((one, other) => one.at - other.at),
      5400,
    );
    expect(told.story).toEqual(['0 operational', '60 account', '5000 operational']);
    expect(told.changes[1]).toMatchObject({ verdict: { because: [until(5000), { kind: 'page-clear' }] } });
  });

  it('holds no longer than that', () => {
    expect(live([poll(0), watched, limited(60, 120)], 130).story.slice(1)).toEqual([
      '60 account',
      '120 operational',
    ]);
  });

  it('is over with the next answer', () => {
    const story = live([poll(0), watched, limited(60, 5000), done(200)], 210).story;
    expect(story.slice(1)).toEqual(['60 account', '200 operational']);
  });

  it('is not said to end at the time of the one before', () => {
    const seen = inOrder(...polls(900), watched, limited(60, 120), limited(600));
    const told = live(seen, 900);
    expect(told.story).toEqual(['0 operational', '60 account', '120 operational', '600 account']);
    expect(told.changes.at(-1)).toMatchObject({ verdict: { because: [{ kind: 'limit', until: null }, {}] } });
  });

  it('is remembered by a background that dies', () => {
    const { state } = live([poll(0), watched, limited(60, 5000)], 70);
    const again = restoreEngine(JSON.parse(JSON.stringify(state)), at(71), state.settings);
    expect(JSON.stringify(again)).toBe(JSON.stringify(state));
    expect(tick(again, at(72)).state.verdict.is).toBe('account');
  });
});

describe('wishes', () => {
  const pace = (seconds: number, ...seen: Evidence[]) => wants(live(seen, seconds).state, at(seconds)).poll;

  it('for a tick come when the page goes stale, however long nobody has been there', () => {
    const { state } = live([hidden, ...polls(7200)], 7200);
    const moments: number[] = [];
    for (let now = at(7200); now < at(7200 + 1300); now = wants(state, now).nextTickAt) moments.push(now);
    expect(moments).toContain(at(7200 + 1200) + 1);
    expect(tick(state, at(7200 + 1200) + 1).state.verdict.is).toBe('unknown');
  });

  it('for the page are urgent when things turn bad, then frequent, and rare when nobody is there', () => {
    expect(pace(10, watched, poll(0))).toBe('usual');
    expect(pace(60, watched, poll(0), failed(60))).toBe('now');
    expect(pace(62, watched, poll(0), failed(60), poll(61))).toBe('soon');
    expect(pace(400, watched, poll(0, CONVERSATIONS_DEGRADED), poll(300, CONVERSATIONS_DEGRADED))).toBe(
      'soon',
    );
    expect(pace(7200, hidden, ...polls(7200))).toBe('seldom');
    expect(pace(62, watched, poll(0), network(60, false), control(61, false))).toBe('never');
  });
});

describe('a browser that was closed and opened again', () => {
  const before = live([hidden, poll(0, CONVERSATIONS_DEGRADED), failed(60), failed(80)], 120).state;

  it('keeps what was told and what the page confirmed, and tells nothing twice', () => {
    const after = afterBrowserRestart(restoreEngine(JSON.parse(JSON.stringify(before)), at(600)), at(600));
    expect(after.verdict.is).toBe('outage-confirmed');
    expect(live([poll(610, CONVERSATIONS_DEGRADED), failed(640)], 700, after, 600).story).toEqual([]);
  });

  it('forgets tabs and wishes, and an outage that nobody else saw and nobody felt for long', () => {
    const alone = live([watched, poll(0), failed(60), failed(80)], 120).state;
    const after = afterBrowserRestart(alone, at(4000));
    expect(after).toMatchObject({ visibleTabs: [], incident: null, actions: [], probeAskedAt: null });
    expect(tick(after, at(4000)).state.verdict.is).toBe('unknown');
  });
});

describe('a new engine', () => {
  it('knows nothing, and says so until something is known', () => {
    const fresh = startEngine(START);
    expect(fresh.verdict.is).toBe('unknown');
    expect(take(fresh, poll(1)).state.verdict.is).toBe('operational');
    expect(take(fresh, response(1, 'document', 200)).state.verdict.is).toBe('operational');
    expect(take(fresh, response(1, 'asset', 200)).state.verdict.is).toBe('unknown');
  });
});
