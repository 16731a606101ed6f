import { ConversationBuilder } from './build';
import type { StoredConversation } from './model';
import type { StoredProject } from './store';

/** Everything that is seeded happened before this moment. */
export const SEED_DATE = Date.UTC(2026, 10, 20, 9, 0, 0);

/** What the simulated account holds at the start. */
export function seededConversations(): { conversations: StoredConversation[]; projects: StoredProject[] } {
  const plain = new ConversationBuilder(1, 'Why lighthouses blink', SEED_DATE - 3_600_000)
    .hiddenSystem()
    .user('Why do lighthouses blink instead of shining all the time?')
    .assistant('So that a sailor can tell **which** lighthouse it is. Every light has its own rhythm.');
  return { conversations: [plain.conversation], projects: [] };
}
