import type { Fact, Verdict, VerdictId } from '../verdict/verdict';

/** What the sentences of a verdict say already; as evidence below them it would be said twice. */
const SAID: Partial<Record<VerdictId, Fact['kind'][]>> = {
  operational: ['own-success', 'not-used-recently'],
  'reported-not-you': ['not-used-recently'],
  unreachable: ['other-sites-reachable'],
  'local-network': ['other-sites-unreachable'],
  account: ['limit', 'signed-out'],
  challenge: ['bot-check'],
  unknown: ['not-used-recently'],
};

/** The facts behind a verdict that its sentences leave out. */
export function evidenceToShow({ is, because }: Verdict): Fact[] {
  return because.filter(({ kind }) => !SAID[is]?.includes(kind));
}
