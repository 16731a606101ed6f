import { expect, it } from 'vitest';
import { verdictSentence } from '../../../lib/surfaces/wording';
import type { Fact } from '../../../lib/verdict/verdict';
import { aSituation, NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';

const FAILED = 'Your last try failed 20 seconds ago; that alone is no outage yet.';
const worked: Fact = { kind: 'own-success', at: NOON - 180_000 };

/** What is said when the user's newest try failed 20 s ago and weighs too little for another verdict. */
function afterAFailure(is: 'operational' | 'unknown', because: Fact[], lastSuccessAt: number | null = null) {
  const situation = { ...aSituation({ is, because }), lastFailureAt: NOON - 20_000, lastSuccessAt };
  return (now = NOON) => verdictSentence(situation.verdict, situation, t, now);
}

it('never tells somebody who just saw an error that all is well, or that nothing was tried', () => {
  expect(afterAFailure('operational', [worked], worked.at)()).toBe(
    `ChatGPT: no problem known. ${FAILED} It last worked for you 3 minutes ago.`,
  );
  const notUsed: Fact = { kind: 'not-used-recently' };
  expect(afterAFailure('operational', [notUsed])()).toBe(`ChatGPT: no problem known. ${FAILED}`);
  expect(afterAFailure('unknown', [notUsed])()).toBe(`ChatGPT: cannot tell right now. ${FAILED}`);
});

it('forgets that failure with the next success, and after a while', () => {
  const well = 'ChatGPT: working. It last worked for you';
  expect(afterAFailure('operational', [{ ...worked, at: NOON }], NOON)()).toBe(`${well} 1 second ago.`);
  expect(afterAFailure('operational', [worked], worked.at)(NOON + 11 * 60_000)).toBe(
    `${well} 14 minutes ago.`,
  );
});
