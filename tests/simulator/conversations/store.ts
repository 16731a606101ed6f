import type { StoredConversation } from './model';
import { seededConversations } from './seed';

/** A project of the sidebar. */
export interface StoredProject {
  /** `g-p-…` */
  id: string;
  slug: string;
  name: string;
}

/** All conversations of the simulated account. */
export class ConversationStore {
  private readonly byId = new Map<string, StoredConversation>();
  readonly projects: StoredProject[];

  constructor() {
    const { conversations, projects } = seededConversations();
    this.projects = projects;
    for (const conversation of conversations) this.put(conversation);
  }

  put(conversation: StoredConversation): void {
    this.byId.set(conversation.id, conversation);
  }

  get(id: string): StoredConversation | null {
    return this.byId.get(id) ?? null;
  }

  /** Temporary chats are in no list. Newest first, by the given time. */
  list(order: 'updated' | 'created' = 'updated'): StoredConversation[] {
    const time = order === 'updated' ? 'updatedAt' : 'createdAt';
    return [...this.byId.values()]
      .filter((conversation) => !conversation.temporary)
      .sort((a, b) => b[time] - a[time]);
  }
}
