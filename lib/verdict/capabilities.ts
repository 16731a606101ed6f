import type { Route } from '../evidence/evidence';
import { findComponent } from '../status/resolve-components';
import { openai } from '../status/sources/openai';
import { CAPABILITIES, type Capability } from '../status/status-source';
import type { CapabilityView } from '../surfaces/situation';
import type { EngineState } from './engine-state';
import { isReadable } from './page-view';
import { tally } from './tally';
import { WEIGHTS } from './weights';
import { later, within } from './within';

/** Routes that tell whether a capability works. The other three have requests, answers and words of their own (`features.ts`). */
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
    ...ownView(state, capability, now),
    page: pageStatus(state, capability, now),
  }));
}

/** The newest word of the user's own use decides; what is older than half an hour says nothing about now. */
function ownView(
  state: EngineState,
  capability: Capability,
  now: number,
): Pick<CapabilityView, 'own' | 'ownAt'> {
  const [failedAt, workedAt] = [lastFailure(state, capability), lastSuccess(state, capability)];
  const ownAt = later(failedAt, workedAt);
  if (!within(ownAt, WEIGHTS.memoryMs, now)) return { own: 'unused', ownAt: null };
  return { own: ownAt === workedAt ? 'works' : 'fails', ownAt };
}

function lastFailure({ actions, features }: EngineState, capability: Capability): number | null {
  const failures = tally(actions).failures.filter(({ route }) => ROUTES_OF[capability].includes(route));
  const asFeature = features.find(({ feature, works }) => feature === capability && !works)?.at ?? null;
  return failures.reduce<number | null>((last, one) => later(last, one.lastAt), asFeature);
}

function lastSuccess(
  { actions, features, lastAnswerAt }: EngineState,
  capability: Capability,
): number | null {
  const worked = tally(actions).successes.findLast(({ route }) => ROUTES_OF[capability].includes(route));
  const asFeature = features.find(({ feature, works }) => feature === capability && works)?.at ?? null;
  // The actions of an outage are forgotten with it; the answer that ended it is not.
  return later(worked?.at ?? asFeature, capability === 'sending' ? lastAnswerAt : null);
}

/** The page's own word for the component that stands for it; null when it lists none, or cannot be read now. */
function pageStatus(state: EngineState, capability: Capability, now: number): string | null {
  if (!isReadable(state, now)) return null;
  const row = openai.components.find(({ capabilities }) => capabilities.includes(capability));
  return (row && findComponent(state.page.components, openai, row)?.status) ?? null;
}
