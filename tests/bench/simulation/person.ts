import type { Evidence, PageEvidence, Route } from '../../../lib/evidence/evidence';
import type { TrueIncident } from './incidents';
import type { Random } from './random';
import { incidentAt, type Nuisance, troubleAt, type World } from './world';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What a person does and what their browser sees of it. None of it depends on what any engine concludes. */
export interface Life {
  seen: Evidence[];
  /** Everything that was tried, what truly stood behind how it went, and when that was to be seen. */
  efforts: Effort[];
}

export interface Effort {
  action: string;
  at: number;
  cause: 'none' | 'by-chance' | 'outage' | Nuisance;
  failed: boolean;
  /** Which incident it was. */
  incident: string | null;
}

/** Guesses; detection §18. */
const HABITS = {
  sessionMs: 12 * MINUTE,
  thinkMs: 75 * SECOND,
  readEveryMs: 45 * SECOND,
  answerMs: 8 * SECOND,
  retries: 2,
  givesUp: 0.5,
  comesBack: 0.7,
  comesBackAfterMs: 15 * MINUTE,
  wakesBefore: 0.5,
  byChance: 0.004,
  stops: 0.02,
  /** The tab is left while an answer is written, or after a failure. */
  looksAway: 0.3,
};

/** How a failing message shows in an outage. A guess. */
const SHOWS = { error: 55, cut: 20, card: 10, stall: 10, throttle: 5 };

const CARD =
  'Something went wrong. If this issue persists please contact us through our help center at help.openai.com.';

/**
 * One person's use of ChatGPT.
 * @param starts when they sit down to it, epoch ms
 * @param until nothing is done after this moment
 */
export function live(world: World, starts: number[], until: number, random: Random): Life {
  const seen: Evidence[] = [];
  const efforts: Effort[] = [];
  let actions = 0;
  let busyUntil = 0;

  for (const start of starts) if (start > busyUntil) sitDown(start);
  for (const { kind, from, to, noticed } of world.troubles)
    if (kind === 'offline' && noticed)
      seen.push({ kind: 'network', at: from, online: false }, { kind: 'network', at: to, online: true });
  return {
    seen: seen.filter(({ at }) => at < until).sort((one, other) => one.at - other.at),
    efforts: efforts.filter(({ at }) => at < until).sort((one, other) => one.at - other.at),
  };

  /** One session, and those that follow because it was given up. */
  function sitDown(start: number): void {
    let now = start;
    if (random.chance(HABITS.wakesBefore)) now = wake(now);
    while (now < until) {
      seen.push({ kind: 'tab', at: now, tab: 1, visible: true });
      const left = chat(now);
      busyUntil = left.at + MINUTE;
      seen.push({ kind: 'tab', at: left.at, tab: 1, visible: false });
      if (!left.gaveUp || !random.chance(HABITS.comesBack)) return;
      now = left.at + random.around(HABITS.comesBackAfterMs, 0.6);
    }
  }

  /** The machine wakes with the page open: what it asks for at once goes nowhere. */
  function wake(at: number): number {
    seen.push({ kind: 'wake', at });
    const action = nextAction();
    const routes: Route[] = ['session', 'history', 'conversation', 'asset'];
    for (const route of routes.slice(0, Math.ceil(random.between(0, 5))))
      fail(at + random.between(0.2, 5) * SECOND, action, route, 'no-response');
    return at + random.between(8, 40) * SECOND;
  }

  function chat(start: number): { at: number; gaveUp: boolean } {
    const end = start + Math.min(random.around(HABITS.sessionMs, 0.6), 90 * MINUTE);
    let now = start;
    let tries = 0;
    for (let open = openPage(now); !open.worked; open = openPage(now)) {
      tries += 1;
      now = open.at + random.between(8, 20) * SECOND;
      if (tries > HABITS.retries || now > until) return { at: now, gaveUp: true };
    }
    now += random.between(5, 20) * SECOND;
    let failures = 0;
    while (now < end && now < until) {
      const sent = send(now);
      if (!sent.worked) {
        failures += 1;
        now = sent.at + random.between(5, 15) * SECOND;
        if (failures <= HABITS.retries) continue;
        if (random.chance(HABITS.givesUp)) return { at: now, gaveUp: true };
      } else failures = 0;
      now = pause(sent.at, sent.at + random.wait(HABITS.thinkMs));
    }
    return { at: Math.max(now, start), gaveUp: false };
  }

  /** Reading, and looking away, between two messages. */
  function pause(from: number, to: number): number {
    if (random.chance(HABITS.looksAway)) {
      seen.push(
        { kind: 'tab', at: from, tab: 1, visible: false },
        { kind: 'tab', at: to, tab: 1, visible: true },
      );
      return to;
    }
    for (let at = from + HABITS.readEveryMs; at < to; at += HABITS.readEveryMs)
      request(at, nextAction(), random.pick(['history', 'conversation']));
    return to;
  }

  function openPage(at: number): { worked: boolean; at: number } {
    const action = nextAction();
    const worked = request(at + 500, action, 'document');
    if (!worked) return { worked, at: at + 500 };
    const all = (['session', 'history', 'conversation'] as const).map((route, n) =>
      request(at + 900 + n * 150, action, route),
    );
    const isOpen = all[0] === true;
    if (isOpen) note(at + 1500, action, 'none', null);
    return { worked: isOpen, at: at + 1500 };
  }

  /** Any request but a message; true when it came back well. */
  function request(at: number, action: string, route: Exclude<Route, 'generation'>): boolean {
    const incident = incidentAt(world, at);
    const trouble = troubleAt(world, at);
    if (trouble && inTheWay(trouble.kind, at, action, route)) return false;
    if (incident && isHit(incident, route)) {
      const status =
        incident.component === 'Login' && random.chance(0.2) ? 401 : random.pick([500, 502, 503]);
      respond(at, action, route, status);
      note(at, action, 'outage', incident);
      return false;
    }
    respond(at, action, route, 200);
    return true;
  }

  function isHit({ component, fails, readsFail, severity }: TrueIncident, route: Route): boolean {
    if (component === 'Login') return route === 'session' && random.chance(fails);
    if (route === 'document') return readsFail && severity === 'heavy' && random.chance(fails / 2);
    return readsFail && route !== 'session' && random.chance(fails);
  }

  /** One message: whether its answer arrived, and when that was clear. */
  function send(at: number): { worked: boolean; at: number } {
    const action = nextAction();
    const trouble = troubleAt(world, at);
    if (trouble && inTheWay(trouble.kind, at + 300, action, 'generation'))
      return { worked: false, at: at + SECOND };
    const incident = incidentAt(world, at);
    if (incident?.component === 'Conversations' && random.chance(incident.fails))
      return { worked: false, at: goWrong(at, action, incident) };
    if (random.chance(HABITS.byChance)) return { worked: false, at: goWrong(at, action, null) };
    const firstByteMs = random.around(900, 0.5);
    respond(at + firstByteMs, action, 'generation', 200);
    const doneAt = at + firstByteMs + random.around(HABITS.answerMs, 0.6);
    const dropped = world.troubles.find(
      ({ kind, from }) => kind === 'offline' && from >= at && from < doneAt,
    );
    if (dropped) {
      end(dropped.from + random.between(1, 15) * SECOND, action, 'cut');
      note(dropped.from, action, 'offline', null);
      return { worked: false, at: dropped.from + 15 * SECOND };
    }
    if (random.chance(HABITS.stops)) end(doneAt, action, 'stopped-by-user');
    else {
      end(doneAt, action, 'done', firstByteMs);
      note(doneAt, action, 'none', null);
    }
    return { worked: true, at: doneAt };
  }

  /** A message fails on the service's side: in an incident, or by chance. */
  function goWrong(at: number, action: string, incident: TrueIncident | null): number {
    const cause = incident ? 'outage' : 'by-chance';
    switch (random.weighted(SHOWS)) {
      case 'error': {
        const failedAt = at + Math.min(random.around(1500, 1), 30 * SECOND);
        respond(failedAt, action, 'generation', random.pick([500, 502, 503, 503, 504]));
        if (random.chance(0.7)) card(failedAt + 500, action, CARD);
        note(failedAt, action, cause, incident);
        return failedAt + SECOND;
      }
      case 'cut': {
        const cutAt = at + random.between(3, 20) * SECOND;
        respond(at + 900, action, 'generation', 200);
        end(cutAt, action, 'cut');
        note(cutAt, action, cause, incident);
        return cutAt;
      }
      case 'card': {
        const shownAt = at + random.between(1, 6) * SECOND;
        card(shownAt, action, 'Hmm...something seems to have gone wrong.');
        note(shownAt, action, cause, incident);
        return shownAt;
      }
      case 'stall': {
        const stalledAt = at + 45 * SECOND;
        respond(at + 900, action, 'generation', 200);
        end(stalledAt, action, 'stalled');
        note(stalledAt, action, cause, incident);
        return stalledAt;
      }
      case 'throttle':
        respond(at + 800, action, 'generation', 429);
        note(at + 800, action, cause, incident);
        return at + SECOND;
    }
  }

  /** Lets a trouble of the user's own have its way with a request; false when it does not concern it. */
  function inTheWay(kind: Nuisance, at: number, action: string, route: Route): boolean {
    switch (kind) {
      case 'offline':
      case 'portal':
      case 'blocked':
        fail(at, action, route, 'no-response');
        if (route === 'generation' && random.chance(0.5))
          card(at + 300, action, 'A network error occurred. Please check your connection and try again.');
        break;
      case 'proxy':
        respond(at, action, route, 502, { edge: false });
        break;
      case 'limit':
        if (route !== 'generation') return false;
        respond(at, action, route, 429, { code: 'model_cap_exceeded' });
        break;
      case 'challenge':
        if (route === 'document' || route === 'history') return false;
        respond(at, action, route, 403, { challenge: true });
        break;
      case 'signed-out':
        if (route === 'document') return false;
        respond(at, action, route, 401, { code: 'token_expired' });
    }
    note(at, action, kind, null);
    return true;
  }

  function nextAction(): string {
    actions += 1;
    return `a${actions}`;
  }

  function note(at: number, action: string, cause: Effort['cause'], incident: TrueIncident | null): void {
    efforts.push({ action, at, cause, failed: cause !== 'none', incident: incident?.id ?? null });
  }

  function see(at: number, action: string, what: Omit<PageEvidence, 'at' | 'tab' | 'action'>): void {
    seen.push({ ...what, at, action, tab: 1 } as PageEvidence);
  }

  function respond(
    at: number,
    action: string,
    route: Route,
    status: number,
    marks: { edge?: boolean; challenge?: boolean; code?: string } = {},
  ): void {
    const { edge = true, challenge = false, code = null } = marks;
    see(at, action, { kind: 'response', route, status, edge, challenge, code } as PageEvidence);
  }

  function fail(at: number, action: string, route: Route, reason: 'no-response'): void {
    see(at, action, { kind: 'request-failed', route, reason } as PageEvidence);
  }

  function end(
    at: number,
    action: string,
    outcome: 'done' | 'cut' | 'stalled' | 'stopped-by-user',
    firstByteMs?: number,
  ): void {
    const timed = firstByteMs === undefined ? {} : { firstByteMs };
    see(at, action, { kind: 'generation', outcome, ...timed } as PageEvidence);
  }

  function card(at: number, action: string, text: string): void {
    see(at, action, { kind: 'page-error', where: 'turn', text } as PageEvidence);
  }
}
