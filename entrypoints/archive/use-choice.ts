import type { ConversationListProps } from '../../components/archive/ConversationList';
import type { Head } from '../../lib/database/schema';
import { useObserved } from './observed';
import type { Transfers } from './transfers';

const nameOf = ({ account, conversationId }: Head) => `${account} ${conversationId}`;

/** The boxes of the list while conversations are chosen for an export; undefined at any other time. */
export function useChoice({ chosen }: Transfers): ConversationListProps['choice'] {
  const now = useObserved(chosen);
  if (!now) return undefined;
  return {
    has: (head) => now.has(nameOf(head)),
    toggle(head) {
      const next = new Map(now);
      if (!next.delete(nameOf(head))) next.set(nameOf(head), [head.account, head.conversationId]);
      chosen.set(next);
    },
  };
}
