import type { StoredConversation } from '../simulator/conversations/model';
import { seededConversations } from '../simulator/conversations/seed';
import { asTree } from '../simulator/conversations/served';
import { toJson } from '../simulator/json';
import { fillArchive } from '../support/fill-archive';
import type { ArchivePage } from './pages/archive';

/** Puts everything that the simulated account holds into the archive, and these conversations. */
export async function fillWithSeeds(archive: ArchivePage, more: StoredConversation[]): Promise<void> {
  const served = [...more, ...seededConversations().conversations].map((conversation) => ({
    shape: 'tree' as const,
    id: conversation.id,
    bodies: [toJson(asTree(conversation))],
  }));
  await fillArchive(
    archive.page,
    (conversations: typeof served) => globalThis.filler.keepAll(conversations, Date.UTC(2026, 10, 20)),
    served,
  );
  await archive.rows.first().waitFor();
}
