import type { Translate } from '../i18n/translate';
import { hasPermission } from '../platform/permissions';
import { settings } from '../settings/settings';
import { showNotice } from '../surfaces/notification';
import { comesTrue, hasLapsed, recoveryWish } from '../surfaces/recovery-wish';
import type { Situation } from '../surfaces/situation';
import type { EngineSettings, EngineState } from '../verdict/engine';
import type { Notice } from '../verdict/verdict';

/** What the user allows: notices of outages, while the browser allows them, too. */
export async function readEngineSettings(): Promise<EngineSettings> {
  const [wanted, allowed] = await Promise.all([settings.outageNotices.get(), hasPermission('notifications')]);
  return { notifications: wanted && allowed };
}

export type Tell = (notices: Notice[], situation: Situation, state: EngineState) => Promise<void>;

/** Tells what is due: the engine's notices, and once, to somebody who asked for it, that ChatGPT works again. */
export function createTell(t: Translate, now: () => number): Tell {
  // A browser that shows no notices is no reason to lose what was observed.
  const show = (notice: Notice, situation: Situation) =>
    showNotice(notice, situation, t, now()).catch(() => undefined);
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
