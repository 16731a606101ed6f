import { type RecoveryWish, recoveryWish } from '../../lib/surfaces/recovery-wish';

/** Follows the wish to be told when it works again, which any tab may make and the background grants; calls back with each change. */
export function followWish(signal: AbortSignal, onChange: () => void): () => RecoveryWish | null {
  let wish: RecoveryWish | null = null;
  const set = (found: RecoveryWish | null) => {
    wish = found;
    onChange();
  };
  recoveryWish.get().then(set, () => undefined);
  recoveryWish.watch(set, signal);
  return () => wish;
}
