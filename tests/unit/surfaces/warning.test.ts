import { describe, expect, it } from 'vitest';
import { APPEARANCE } from '../../../lib/surfaces/appearance';
import { pageFact } from '../../../lib/surfaces/page-fact';
import { type Seen, type WarningInput, warningContent } from '../../../lib/surfaces/warning';
import { factSentence, verdictSentence } from '../../../lib/surfaces/wording';
import { type Fact, VERDICTS } from '../../../lib/verdict/verdict';
import { aComponent, aPageView, aSituation, NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';

const aSecondAgo = NOON - 1_000;
const says = (input: Partial<WarningInput>) =>
  warningContent({
    situation: null,
    seen: null,
    lastActionFailedAt: null,
    lastSuccessAt: null,
    promptHeld: false,
    answerHeld: false,
    backupHeld: false,
    dismissedIncident: null,
    wish: null,
    now: NOON,
    t,
    ...input,
  });
/** A fact as the card says it, among whole sentences. */
const whole = (fact: Fact) => `${factSentence(fact, t, NOON)}.`;
const seen = (means: Seen['means'] = 'service', at = aSecondAgo): Seen => ({ means, at });

describe('warningContent, before the background has concluded anything', () => {
  it('says nothing while nothing has happened', () => expect(says({})).toBeNull());

  it.each<[Seen['means'], string, string]>([
    ['service', 'degraded', 'ChatGPT showed an error.'],
    ['network', 'degraded', 'ChatGPT lost its connection.'],
    ['limit', 'account', 'ChatGPT says that you have reached a limit.'],
    ['login', 'account', 'ChatGPT says that you are signed out.'],
    ['bot', 'challenge', 'ChatGPT wants to check that you are human.'],
  ])('answers the first error (%s) quietly, as "%s": %s', (means, verdict, headline) => {
    expect(says({ seen: seen(means) })).toMatchObject({ verdict, headline, form: 'quiet' });
  });

  it('answers a failed request that the page shows no error for', () => {
    expect(says({ lastActionFailedAt: aSecondAgo })?.verdict).toBe('degraded');
  });

  it('admits that the status page has not been read yet', () => {
    expect(says({ seen: seen() })?.lines).toEqual(['OpenAI’s page has not been read yet.']);
  });

  it('promises that the prompt is kept only when it is', () => {
    const kept = 'Your prompt is safe on this computer.';
    expect(says({ seen: seen(), promptHeld: true })?.lines).toContain(kept);
    expect(says({ seen: seen() })?.lines).not.toContain(kept);
  });

  it.each<[Seen['means'], string]>([
    ['limit', 'This is a limit of your account, not an outage. It ends by itself.'],
    ['login', 'Sign in again to go on.'],
    ['bot', 'Pass the check, then it works again.'],
  ])('tells what to do where it is in the user’s hands (%s)', (means, advice) => {
    expect(says({ seen: seen(means) })?.lines).toContain(advice);
  });

  it('has details even then', () => {
    expect(says({ seen: seen() })?.details).toEqual(['Seen in this tab 1 second ago']);
  });
});

describe('warningContent, by the verdict of the background', () => {
  it.each(VERDICTS)('follows the table for "%s" while the own last action works', (is) => {
    const content = says({ situation: aSituation({ is }) });
    const expected = is === 'degraded' ? 'none' : APPEARANCE[is].warning;
    expect(content?.form ?? 'none').toBe(expected);
    expect(content?.verdict ?? is).toBe(is);
  });

  it.each(VERDICTS.filter((is) => ['none', 'quiet'].includes(APPEARANCE[is].warning)))(
    'never leaves a failed action unanswered, whatever the verdict (%s)',
    (is) => expect(says({ situation: aSituation({ is }), seen: seen() })).not.toBeNull(),
  );

  it('is gone with the next success', () => {
    const situation = aSituation({ is: 'degraded' });
    expect(says({ situation, seen: seen(), lastSuccessAt: NOON - 5_000 })).not.toBeNull();
    expect(says({ situation, seen: seen(), lastSuccessAt: NOON - 500 })).toBeNull();
  });

  it('keeps an outage in sight until the verdict itself is gone', () => {
    expect(says({ situation: aSituation({ is: 'outage-confirmed' }), lastSuccessAt: NOON - 500 })?.form).toBe(
      'alert',
    );
  });

  it('says what was seen for "degraded", and the verdict’s own words for every other', () => {
    const outage = aSituation({ is: 'outage-suspected', since: NOON - 480_000 });
    const headline = says({ situation: outage })?.headline ?? '';
    expect(headline).toMatch(/suspected since \d\d:\d\d\.$/);
    expect(verdictSentence(outage.verdict, outage, t, NOON)).toContain(headline);
    const degraded = says({ situation: aSituation({ is: 'degraded' }), seen: seen() });
    expect(degraded?.headline).toBe('ChatGPT showed an error.');
  });

  it('puts the evidence behind the details', () => {
    const because = [
      { kind: 'answers-failed', count: 2, status: 503 },
      { kind: 'other-sites-reachable' },
    ] as const;
    const content = says({ situation: aSituation({ is: 'outage-suspected', because: [...because] }) });
    expect(content?.details).toEqual(because.map((fact) => factSentence(fact, t, NOON)));
  });

  it.each(['local-network', 'account', 'challenge'] as const)('leaves the status page out of "%s"', (is) => {
    const spoken = whole({ kind: 'page-clear', readAt: NOON - 40_000 });
    expect(says({ situation: aSituation({ is }) })?.lines).not.toContain(spoken);
    expect(says({ situation: aSituation({ is: 'unreachable' }) })?.lines).toContain(spoken);
  });

  it.each(['unreachable', 'local-network', 'account', 'challenge'] as const)(
    'tells all that the verdict "%s" has to say, so that the user knows what to do',
    (is) => {
      const situation = aSituation({ is, since: NOON - 60_000 });
      const { headline = '', lines = [] } = says({ situation }) ?? {};
      const sentence = verdictSentence(situation.verdict, situation, t, NOON);
      expect(sentence.split(/(?<=\.) /).every((part) => [headline, ...lines].includes(part))).toBe(true);
    },
  );

  it('knows better than the text of the page once it has looked', () => {
    const failing = { seen: seen('limit', NOON - 5_000) };
    expect(says({ ...failing, situation: aSituation({ is: 'operational' }) })?.verdict).toBe('account');
    expect(says({ ...failing, situation: aSituation({ is: 'degraded' }) })?.verdict).toBe('degraded');
  });
});

describe('warningContent, on what the status page says', () => {
  const lineFor = (page: ReturnType<typeof aPageView>) =>
    says({ situation: aSituation({ is: 'outage-suspected' }, page) })?.lines[0];
  const readAt = NOON - 40_000;

  it('says that it is clear, with the age of the reading', () => {
    expect(lineFor(aPageView())).toBe(whole({ kind: 'page-clear', readAt }));
  });

  it('names the component that is impaired', () => {
    const page = aPageView({ components: [aComponent('Conversations', 'partial_outage')] });
    expect(lineFor(page)).toBe(
      whole({
        kind: 'page-reports',
        component: 'Conversations',
        status: 'partial_outage',
        since: null,
        readAt,
      }),
    );
  });

  it('knows since when from the verdict, and when it was read from the page', () => {
    const reported = { kind: 'page-reports', component: 'Login', status: 'degraded_performance' } as const;
    const since = NOON - 900_000;
    const situation = aSituation(
      { is: 'outage-confirmed', because: [{ ...reported, since, readAt: NOON - 300_000 }] },
      aPageView({ components: [aComponent('Conversations'), aComponent('Login', 'degraded_performance')] }),
    );
    expect(pageFact(situation)).toEqual({ ...reported, since, readAt });
  });

  it.each(['unreadable', 'unreachable'] as const)(
    'never passes off an old reading as today’s when it is %s',
    (lastPoll) => {
      expect(lineFor(aPageView({ lastPoll }))).toBe(whole({ kind: 'page-unreadable', readAt }));
    },
  );
});

describe('warningContent, dismissed', () => {
  const outage = aSituation({ is: 'outage-suspected', since: NOON - 480_000 });

  it('stays away for the incident', () => {
    expect(says({ situation: outage, dismissedIncident: { at: NOON - 60_000, form: 'alert' } })).toBeNull();
  });

  it('comes back for the next one', () => {
    expect(
      says({ situation: outage, dismissedIncident: { at: NOON - 500_000, form: 'alert' } }),
    ).not.toBeNull();
  });

  it('still grows from a dismissed quiet line into the alert', () => {
    const dismissedIncident = { at: NOON - 500, form: 'quiet' } as const;
    expect(says({ seen: seen(), dismissedIncident })).toBeNull();
    expect(says({ situation: outage, seen: seen(), dismissedIncident })?.form).toBe('alert');
  });
});

describe('the wish to be told when it works again', () => {
  const wish = { askedAt: NOON - 600_000, grantedAt: null };
  const granted = { ...wish, grantedAt: NOON - 5_000 };
  const working = { ...aSituation({ is: 'operational' }), lastSuccessAt: NOON - 5_000 };

  it.each(VERDICTS)('%s: is offered for trouble of the service only', (is) => {
    const offered = ['outage-suspected', 'outage-confirmed', 'unreachable'].includes(is) ? 'offered' : null;
    expect(says({ situation: aSituation({ is }), seen: seen() })?.recovery ?? null).toBe(offered);
  });

  it('stays visible once it is made', () => {
    const situation = aSituation({ is: 'outage-suspected' });
    expect(says({ situation, wish })?.recovery).toBe('wished');
  });

  it('says nothing to who has not asked, nor before it came true', () => {
    expect(says({ situation: working })).toBeNull();
    expect(says({ situation: working, wish })).toBeNull();
  });

  it('says so once it came true, until something was tried there or failed again', () => {
    const told = {
      headline: 'ChatGPT works again.',
      recovery: 'told',
      form: 'quiet',
      verdict: 'operational',
    };
    expect(says({ situation: working, wish: granted })).toMatchObject(told);
    expect(says({ situation: working, wish: granted, lastSuccessAt: NOON - 1_000 })).toBeNull();
    expect(says({ situation: { ...working, lastFailureAt: NOON - 1_000 }, wish: granted })).toBeNull();
  });

  it('outlives an old failure of the tab, but no new one', () => {
    const before = { seen: seen('service', NOON - 60_000), lastActionFailedAt: NOON - 60_000 };
    const after = { seen: seen('service', NOON - 1_000), lastActionFailedAt: NOON - 1_000 };
    expect(says({ situation: working, wish: granted, ...before })?.recovery).toBe('told');
    expect(says({ situation: working, wish: granted, ...after })?.verdict).toBe('degraded');
  });

  it('is forgotten after half a day', () => {
    const old = { ...wish, grantedAt: NOON - 13 * 60 * 60_000 };
    expect(says({ situation: { ...working, lastSuccessAt: null }, wish: old })).toBeNull();
  });
});
