import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onNoticeClicked, showNotice } from '../../../lib/surfaces/notification';
import type { Notice, Verdict } from '../../../lib/verdict/verdict';
import { aSituation, NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';

const notice = (kind: Notice['kind'], silent = false): Notice => ({
  id: 'outage-1',
  kind,
  verdict: 'outage-suspected',
  at: NOON,
  silent,
});
const show = (told: Notice, verdict: Partial<Verdict> & Pick<Verdict, 'is'>) =>
  showNotice(told, { ...aSituation(verdict), lastSuccessAt: NOON }, t, NOON);
const shown = async () => Object.entries(await fakeBrowser.notifications.getAll());

/** What hears of a permission that was given or taken back. */
const heard: (() => void)[] = [];

describe('a notice of the browser', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    heard.length = 0;
    const { onAdded, onRemoved } = fakeBrowser.permissions;
    for (const event of [onAdded, onRemoved])
      vi.spyOn(event, 'addListener').mockImplementation((hear) => void heard.push(hear as () => void));
  });

  it('says at the start what is wrong and since when, and is replaced by the end', async () => {
    const create = vi.spyOn(fakeBrowser.notifications, 'create');
    await show(notice('start'), { is: 'outage-suspected', since: NOON - 60_000 });
    expect(create.mock.lastCall).toMatchObject([
      'outage-1',
      {
        type: 'basic',
        title: expect.stringMatching(/^ChatGPT: outage suspected since \d\d:\d\d\.$/),
        message: expect.stringContaining('OpenAI’s page does not say so yet'),
      },
    ]);
    const because = [{ kind: 'own-success', at: NOON }] as const;
    await show(notice('end'), { is: 'operational', because: [...because] });
    expect(create.mock.lastCall).toMatchObject([
      'outage-1',
      { title: 'ChatGPT works again.', message: 'It last worked for you 1 second ago.' },
    ]);
    expect(await shown()).toHaveLength(1);
  });

  it('does not say that it works when only OpenAI says so', async () => {
    const create = vi.spyOn(fakeBrowser.notifications, 'create');
    await show(notice('end'), {
      is: 'operational',
      because: [{ kind: 'page-says-fixed', since: NOON - 600_000 }],
    });
    expect(create.mock.lastCall?.[1]).toMatchObject({
      title: 'ChatGPT: OpenAI says it is fixed.',
      message: 'It has not been seen working here yet; try a message.',
    });
  });

  it.each([notice('withdraw', true), notice('end', true)])(
    'is only taken away ($kind, silently)',
    async (taken) => {
      await show(notice('start'), { is: 'outage-suspected' });
      await show(taken, { is: 'operational' });
      expect(await shown()).toEqual([]);
    },
  );

  it('is not even tried without the permission', async () => {
    vi.spyOn(fakeBrowser, 'notifications', 'get').mockReturnValue(undefined as never);
    await show(notice('start'), { is: 'outage-suspected' });
    onNoticeClicked(vi.fn());
  });

  it('answers a click once, however often the permission was given, and goes', async () => {
    const clicked = vi.fn();
    onNoticeClicked(clicked);
    for (const hear of heard) hear();
    await show(notice('start'), { is: 'outage-suspected' });
    await fakeBrowser.notifications.onClicked.trigger('outage-1');
    expect(clicked).toHaveBeenCalledOnce();
    expect(await shown()).toEqual([]);
  });

  it('is answered from the moment it is allowed', async () => {
    const { notifications } = fakeBrowser;
    const absent = vi.spyOn(fakeBrowser, 'notifications', 'get').mockReturnValue(undefined as never);
    const clicked = vi.fn();
    onNoticeClicked(clicked);
    absent.mockReturnValue(notifications as never);
    for (const hear of heard) hear();
    await notifications.onClicked.trigger('outage-1');
    expect(clicked).toHaveBeenCalledOnce();
  });
});
