import { sandboxFile } from '../conversation/own-files';
import type { Found } from '../import/import-source';
import type { Prepared } from './prepare';

type FoundFile = Pick<Extract<Found, { is: 'file' }>, 'fileId' | 'name' | 'madeIn'>;

/** A conversation that shows a file, and what it calls it. */
export interface FileOwner {
  conversationId: string;
  fileId: string;
}

/** Which conversations of an import show which of its files. */
export interface FileOwners {
  /** The conversation was found. */
  note(prepared: Prepared): void;
  /** Null when none shows it. */
  ownerOf(file: FoundFile): FileOwner | null;
}

export function createFileOwners(): FileOwners {
  const byId = new Map<string, string>();
  const made = new Map<string, (FileOwner & { messageId: string })[]>();
  return {
    note({ revision: { conversationId }, view }) {
      for (const fileId of shownIn(view)) {
        byId.set(fileId, conversationId);
        const file = sandboxFile(fileId);
        if (!file) continue;
        const name = file.path.slice(file.path.lastIndexOf('/') + 1);
        made.set(name, [...(made.get(name) ?? []), { conversationId, fileId, messageId: file.messageId }]);
      }
    },
    ownerOf({ fileId, name, madeIn }) {
      const conversationId = byId.get(fileId);
      if (conversationId !== undefined) return { conversationId, fileId };
      // Files of the code interpreter are linked to by their names alone: where several have it, the one it was made in.
      const named = made.get(name ?? '') ?? [];
      const inMessage = named.filter(({ messageId }) => messageId === madeIn.messageId);
      const inConversation = named.filter((one) => one.conversationId === madeIn.conversationId);
      const nearest = [inMessage, inConversation, named].find((some) => some.length > 0) ?? [];
      return nearest.length === 1 ? (nearest[0] ?? null) : null;
    },
  };
}

function shownIn({ conversation }: Prepared['view']): string[] {
  const parts = [...conversation.messages, ...conversation.otherBranches].flatMap(({ parts }) => parts);
  return parts.flatMap((part) => ('fileId' in part && part.fileId ? [part.fileId] : []));
}
