import { type Figures, falseAlarms, faredIn, figuresOf, namedCauses, type Observed } from './figures';
import { type IncidentList, readIncidents, redrawn, SEVERITIES, type TrueIncident } from './incidents';
import { drawSessions, drawTroubles, MONTH } from './months';
import { live } from './person';
import { randomFrom } from './random';
import { watch } from './watch';
import type { World } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How large the population is. */
export interface Size {
  /** How often it is drawn how bad the incidents were. */
  draws: number;
  /** People who sit down to ChatGPT while an incident lasts, per incident and draw. */
  peoplePerIncident: number;
  /** People whose weeks are lived through, from the first published incident on. */
  peopleForMonths: number;
  monthsEach: number;
}

export interface Simulation {
  source: string;
  size: Size;
  /** Weights were tuned on this half of the incidents, and on it alone. */
  tuning: Figures;
  /** The other half says how good they are. */
  scoring: Figures;
}

/**
 * Lives through real incidents with people who are drawn, and with the engine that ships. The same seed gives the same figures.
 */
export function simulate(size: Size, seed = 'lifeboat', incidents = readIncidents()): Simulation {
  const { source, stated, published } = incidents;
  const half = (rest: number): Omit<IncidentList, 'source'> => ({
    stated: stated.filter((_, n) => n % 2 === rest),
    published: published.filter((_, n) => n % 2 === rest),
  });
  return {
    source,
    size,
    tuning: figuresFor(half(0), size, `${seed} tuning`),
    scoring: figuresFor(half(1), size, `${seed} scoring`),
  };
}

function figuresFor({ stated, published }: Omit<IncidentList, 'source'>, size: Size, seed: string): Figures {
  const observed: Observed = {
    incidents: stated.length + published.length,
    people: 0,
    fared: [],
    causes: [],
    alarms: 0,
    starts: 0,
    userMonths: 0,
    greenWhileBlindMs: 0,
  };
  for (let draw = 0; draw < size.draws; draw += 1)
    for (const incident of redrawn([...stated, ...published], `${seed} ${draw}`))
      for (let person = 0; person < size.peoplePerIncident; person += 1)
        liveThroughIncident(incident, `${seed} ${draw} ${incident.id} ${person}`, observed);
  for (let person = 0; person < size.peopleForMonths; person += 1)
    liveThroughMonths(
      redrawn(published, `${seed} ${person}`),
      size.monthsEach,
      `${seed} ${person}`,
      observed,
    );
  return figuresOf(observed);
}

/** A few hours around an incident, for somebody who sits down to ChatGPT while it lasts. */
function liveThroughIncident(incident: TrueIncident, seed: string, observed: Observed): void {
  const random = randomFrom(seed);
  if (!random.chance(SEVERITIES[incident.severity].users)) return;
  const from = incident.startAt - 2 * HOUR;
  const until = Math.max(incident.endAt, incident.clearedAt ?? 0) + 2 * HOUR;
  const starts = [
    ...drawSessions(from, until, random),
    random.between(incident.startAt - 10 * MINUTE, incident.endAt),
  ].sort((one, other) => one - other);
  const world: World = { incidents: [incident], felt: [incident], troubles: [] };
  const life = live(world, starts, until, random);
  const watched = watch(world, life.seen, from, until, random);
  observed.people += 1;
  observed.greenWhileBlindMs += watched.greenWhileBlindMs;
  observed.causes.push(...namedCauses(life, watched));
  const fared = faredIn(incident, life, watched);
  if (fared) observed.fared.push(fared);
}

/** Months of one person, with all that goes wrong on their own side, and the page as it was. */
function liveThroughMonths(
  incidents: TrueIncident[],
  months: number,
  seed: string,
  observed: Observed,
): void {
  const random = randomFrom(seed);
  const from = Math.min(...incidents.map(({ startAt }) => startAt)) - 24 * HOUR;
  const until = from + months * MONTH;
  const starts = drawSessions(from, until, random);
  const felt = incidents.filter(({ severity }) => random.chance(SEVERITIES[severity].users));
  const world: World = { incidents, felt, troubles: drawTroubles(starts, until - from, random) };
  const life = live(world, starts, until, random);
  const watched = watch(world, life.seen, from, until, random);
  observed.people += 1;
  observed.userMonths += months;
  observed.greenWhileBlindMs += watched.greenWhileBlindMs;
  observed.causes.push(...namedCauses(life, watched));
  const wrong = falseAlarms(incidents, watched);
  observed.alarms += wrong.alarms;
  observed.starts += wrong.starts;
}
