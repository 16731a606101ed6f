import type { Choice } from '../../components/archive/ChoiceBox';
import { nameOf } from '../../lib/archive/account';
import type { Head } from '../../lib/database/schema';
import { useObserved } from './observed';
import type { Transfers } from './transfers';

/** The boxes of the list while conversations are chosen for an export; undefined at any other time. */
export function useChoice({ chosen }: Transfers): Choice | undefined {
  const now = useObserved(chosen);
  if (!now) return undefined;
  const has = (head: Head) => now.has(nameOf(head));
  const change = (heads: readonly Head[], isChosen: boolean) => {
    const next = new Map(now);
    for (const head of heads)
      if (isChosen) next.set(nameOf(head), [head.account, head.conversationId]);
      else next.delete(nameOf(head));
    chosen.set(next);
  };
  return {
    has,
    toggle: (head) => change([head], !has(head)),
    toggleAll: (heads) => change(heads, !heads.every(has)),
  };
}
