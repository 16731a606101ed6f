import type { Route } from '../evidence/evidence';
import { openai } from '../status/sources/openai';
import { CAPABILITIES, type Capability } from '../status/status-source';
import type { CapabilityView } from '../surfaces/situation';
import type { EngineState } from './engine-state';
import { isReadable } from './page-view';
import { tally } from './tally';

/** Routes that tell whether a capability works. Uploads, images and voice have none of their own: there only the page speaks. */
const ROUTES_OF: Record<Capability, readonly Route[]> = {
  sending: ['generation'],
  history: ['history', 'conversation'],
  login: ['session'],
  uploads: [],
  images: [],
  voice: [],
};

/** What works and what does not, one row per capability, from own evidence and from the page. They never decide the verdict. */
export function capabilitiesOf(state: EngineState, now: number): CapabilityView[] {
  return CAPABILITIES.map((capability) => ({
    capability,
    ...ownView(state, ROUTES_OF[capability]),
    page: pageStatus(state, capability, now),
  }));
}

function ownView({ actions }: EngineState, routes: readonly Route[]): Pick<CapabilityView, 'own' | 'ownAt'> {
  const { failures, successes } = tally(actions);
  const newest = (all: { at: number; route: Route }[]) =>
    all.findLast(({ route }) => routes.includes(route))?.at ?? null;
  const [failedAt, workedAt] = [newest(failures), newest(successes)];
  if (failedAt === null && workedAt === null) return { own: 'unused', ownAt: null };
  return (failedAt ?? 0) > (workedAt ?? 0)
    ? { own: 'fails', ownAt: failedAt }
    : { own: 'works', ownAt: workedAt };
}

function pageStatus(state: EngineState, capability: Capability, now: number): string | null {
  if (!isReadable(state, now)) return null;
  const known = openai.components.filter(({ capabilities }) => capabilities.includes(capability));
  return state.page.components.find(({ id }) => known.some((row) => row.id === id))?.status ?? null;
}
