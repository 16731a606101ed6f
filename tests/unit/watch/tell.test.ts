import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { quietHoursItem } from '../../../lib/settings/quiet-hours';
import { settings } from '../../../lib/settings/settings';
import { recoveryWish } from '../../../lib/surfaces/recovery-wish';
import type { Situation } from '../../../lib/surfaces/situation';
import { startEngine } from '../../../lib/verdict/engine';
import type { Notice } from '../../../lib/verdict/verdict';
import { createTell, readEngineSettings } from '../../../lib/watch/tell';
import { aSituation, NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';

const works: Situation = { ...aSituation({ is: 'operational' }), lastSuccessAt: NOON - 1_000 };
const wished = { askedAt: NOON - 600_000, grantedAt: null };
const end: Notice = { id: 'outage-1', kind: 'end', verdict: 'operational', at: NOON, silent: false };
let allowed = true;

function tell(notices: Notice[], situation: Situation, visibleTabs: number[] = []) {
  return createTell(t, () => NOON)(notices, situation, { ...startEngine(NOON), visibleTabs });
}
const shown = async () => Object.keys(await fakeBrowser.notifications.getAll());

beforeEach(() => {
  fakeBrowser.reset();
  allowed = true;
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => allowed);
});

describe('what the user allows', () => {
  it.each([
    { wanted: false, may: true },
    { wanted: true, may: false },
    { wanted: true, may: true },
  ])('notices only when wanted ($wanted) and allowed ($may)', async ({ wanted, may }) => {
    await settings.outageNotices.set(wanted);
    allowed = may;
    expect(await readEngineSettings(0)).toEqual({ notifications: wanted && may });
  });

  it('no notice in the quiet hours, and the same one after them', async () => {
    await settings.outageNotices.set(true);
    allowed = true;
    await quietHoursItem.set({ from: 22 * 60, to: 7 * 60 });
    const at = (hour: number) => new Date(2026, 10, 25, hour).getTime();
    expect(await readEngineSettings(at(3))).toEqual({ notifications: false });
    expect(await readEngineSettings(at(8))).toEqual({ notifications: true });
  });
});

describe('somebody who asked to be told when it works again', () => {
  beforeEach(() => recoveryWish.set(wished));

  it('is told by one notice, once', async () => {
    await tell([], works);
    await tell([], works);
    expect(await shown()).toEqual([`recovery-${wished.askedAt}`]);
    expect(await recoveryWish.get()).toBeNull();
  });

  it('is not told twice when the end of the outage is told anyway', async () => {
    await tell([end], works);
    expect(await shown()).toEqual(['outage-1']);
    expect(await recoveryWish.get()).toBeNull();
  });

  it('is told in the page while looking at it', async () => {
    await tell([], works, [1]);
    expect(await shown()).toEqual([]);
    expect(await recoveryWish.get()).toEqual({ ...wished, grantedAt: NOON });
  });

  it('is told in the page when the browser may show nothing', async () => {
    allowed = false;
    await tell([], works);
    expect(await shown()).toEqual([]);
    expect(await recoveryWish.get()).toEqual({ ...wished, grantedAt: NOON });
  });

  it('waits while it does not work, and while nobody has tried', async () => {
    await tell([], aSituation({ is: 'outage-suspected' }));
    await tell([], { ...works, lastSuccessAt: wished.askedAt - 1 });
    expect(await recoveryWish.get()).toEqual(wished);
  });

  it('is told when OpenAI says that it is over', async () => {
    const because = [{ kind: 'page-says-fixed', since: NOON }] as const;
    await tell([], aSituation({ is: 'operational', because: [...because] }));
    expect(await shown()).toHaveLength(1);
  });

  it('waits half a day at most', async () => {
    await recoveryWish.set({ ...wished, askedAt: NOON - 13 * 60 * 60_000 });
    await tell([], works);
    expect(await shown()).toEqual([]);
    expect(await recoveryWish.get()).toBeNull();
  });

  it('loses nothing else when the browser refuses to show a notice', async () => {
    vi.spyOn(fakeBrowser.notifications, 'create').mockRejectedValue(new Error('Refused.'));
    await tell([], works);
    expect(await recoveryWish.get()).toBeNull();
  });
});
