import type { Feature, PageEvidence } from '../evidence/evidence';
import { matchSignature } from '../evidence/match-signature';
import { lineAt } from './control';
import type { EngineState } from './engine-state';

/** The state with one more use of a feature in it, if the evidence is of one. What was seen late does not take the place of what came after. */
export function withFeature(state: EngineState, evidence: PageEvidence): EngineState {
  const { at } = evidence;
  const feature = evidence.feature ?? featureInWords(evidence);
  const works = feature && howItWent(state, evidence);
  if (!feature || works == null) return state;
  const others = state.features.filter((known) => known.feature !== feature);
  const isOlder = state.features.some((known) => known.feature === feature && known.at > at);
  return isOlder ? state : { ...state, features: [...others, { feature, at, works }] };
}

function featureInWords(evidence: PageEvidence): Feature | undefined {
  return evidence.kind === 'page-error' ? matchSignature(evidence.text, evidence.where)?.feature : undefined;
}

/** Null where it says nothing about the feature: a refusal is about the user or the file, a bad line about nothing. */
function howItWent(state: EngineState, evidence: PageEvidence): boolean | null {
  switch (evidence.kind) {
    case 'page-error':
      return false;
    case 'generation':
      if (evidence.outcome === 'done') return true;
      return evidence.outcome === 'stopped-by-user' || lineAt(state, evidence.at) === 'down' ? null : false;
    case 'response': {
      const { status, edge, challenge } = evidence;
      if (!edge || challenge) return null;
      return status >= 500 ? false : status < 300 || null;
    }
    case 'request-failed':
      return null;
  }
}
