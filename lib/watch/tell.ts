import type { Translate } from '../i18n/translate';
import { hasPermission } from '../platform/permissions';
import { isQuiet, quietHoursItem } from '../settings/quiet-hours';
import { settings } from '../settings/settings';
import { showNotice } from '../surfaces/notification';
import { comesTrue, hasLapsed, recoveryWish } from '../surfaces/recovery-wish';
import type { Situation } from '../surfaces/situation';
import type { EngineSettings, EngineState } from '../verdict/engine';
import type { Notice } from '../verdict/verdict';

/** What the user allows: notices of outages, while the browser allows them, too, outside the quiet hours. `now` in epoch ms. */
export async function readEngineSettings(now: number): Promise<EngineSettings> {
  const [wanted, allowed, quiet] = await Promise.all([
    settings.outageNotices.get(),
    hasPermission('notifications'),
    quietHoursItem.get(),
  ]);
  return { notifications: wanted && allowed && !isQuiet(quiet, now) };
}

export type Tell = (notices: Notice[], situation: Situation, state: EngineState) => Promise<void>;

/** Tells what is due: the engine's notices, and once, to somebody who asked for it, that ChatGPT works again. */
export function createTell(t: Translate, now: () => number): Tell {
  // A browser that shows no notices is no reason to lose what was observed.
  const show = async (notice: Notice, situation: Situation) => {
    const silent = notice.silent || isQuiet(await quietHoursItem.get(), now());
    await showNotice({ ...notice, silent }, situation, t, now()).catch(() => undefined);
  };
  return async (notices, situation, state) => {
    for (const notice of notices) await show(notice, situation);
    const wish = await recoveryWish.get();
    if (!wish) return;
    if (hasLapsed(wish, now())) return recoveryWish.remove();
    if (!comesTrue(wish, situation)) return;
    const isTold = notices.some(({ kind, silent }) => kind === 'end' && !silent);
    const isLookedAt = state.visibleTabs.length > 0;
    // What was told is written down first: a worker that dies here tells nothing twice.
    if (isTold) return recoveryWish.remove();
    if (isLookedAt || !(await hasPermission('notifications')))
      return recoveryWish.set({ ...wish, grantedAt: now() });
    await recoveryWish.remove();
    const { is } = situation.verdict;
    const told = {
      id: `recovery-${wish.askedAt}`,
      kind: 'end',
      verdict: is,
      at: now(),
      silent: false,
    } as const;
    await show(told, situation);
  };
}
