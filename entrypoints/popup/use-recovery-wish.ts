import { useEffect, useState } from 'preact/hooks';
import type { RecoveryWishProps } from '../../components/RecoveryWish';
import type { Translate } from '../../lib/i18n/translate';
import { requestPermission } from '../../lib/platform/permissions';
import { mayAskFor, type RecoveryWish, recoveryWish } from '../../lib/surfaces/recovery-wish';
import type { VerdictId } from '../../lib/verdict/verdict';

/** The wish to be told when it works again, which the ChatGPT page offers, too. Here the browser can be asked for notifications. */
export function useRecoveryWish(verdict: VerdictId, t: Translate): RecoveryWishProps {
  const [wish, setWish] = useState<RecoveryWish | null>(null);
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    const closing = new AbortController();
    recoveryWish.watch(setWish, closing.signal);
    recoveryWish.get().then(setWish, () => undefined);
    return () => closing.abort();
  }, []);

  const ask = async (wished: boolean) => {
    // Nothing may be awaited before the browser is asked: it wants the very click. The wish holds whatever it says.
    const asking = wished ? requestPermission('notifications').catch(() => false) : null;
    setTold(null);
    if (!asking) return recoveryWish.remove();
    await recoveryWish.set({ askedAt: Date.now(), grantedAt: null });
    setTold(t((await asking) ? 'warning_will_tell' : 'popup_will_tell_in_page'));
  };
  return {
    wished: mayAskFor(verdict) ? wish?.grantedAt === null : null,
    told,
    t,
    onWish: (wished) => void ask(wished),
  };
}
