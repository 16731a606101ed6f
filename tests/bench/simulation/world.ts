import type { StatusEvidence } from '../../../lib/evidence/evidence';
import { openai } from '../../../lib/status/sources/openai';
import type { TrueIncident } from './incidents';

/** What may be wrong on the user's own side or on the way, for a while. */
export const NUISANCES = [
  'offline',
  'portal',
  'proxy',
  'blocked',
  'limit',
  'challenge',
  'signed-out',
] as const;
export type Nuisance = (typeof NUISANCES)[number];

export interface Trouble {
  kind: Nuisance;
  from: number;
  to: number;
  /** The browser notices that it is offline. */
  noticed: boolean;
}

/** Everything that is true in one user's world, whether or not anybody notices. */
export interface World {
  incidents: TrueIncident[];
  /** Incidents that touch this user. */
  felt: TrueIncident[];
  troubles: Trouble[];
}

export function troubleAt({ troubles }: World, at: number, ...kinds: Nuisance[]): Trouble | undefined {
  return troubles.find(
    ({ kind, from, to }) => at >= from && at < to && (kinds.length === 0 || kinds.includes(kind)),
  );
}

export function incidentAt({ felt }: World, at: number): TrueIncident | undefined {
  return felt.find(({ startAt, endAt }) => at >= startAt && at < endAt);
}

/** Whether anything answers at all from here. */
export function lineWorksAt(world: World, at: number): boolean {
  return troubleAt(world, at, 'offline', 'portal') === undefined;
}

/** One poll of the status page; `isFlaky`: one of the few that fail by themselves. */
export function pollAt(world: World, at: number, isFlaky: boolean): StatusEvidence {
  if (!lineWorksAt(world, at)) return { kind: 'status', at, result: 'unreachable' };
  if (isFlaky) return { kind: 'status', at, result: 'unreadable' };
  const reported = world.incidents.filter(
    ({ postedAt, clearedAt }) => postedAt !== null && clearedAt !== null && at >= postedAt && at < clearedAt,
  );
  const stateOf = (name: string) => reported.find(({ component }) => component === name)?.status;
  return {
    kind: 'status',
    at,
    result: 'ok',
    components: openai.components.map(({ id, name, group }) => ({
      id,
      name,
      group,
      status: (group === 'ChatGPT' && stateOf(name)) || 'operational',
    })),
    incidents: [],
  };
}
