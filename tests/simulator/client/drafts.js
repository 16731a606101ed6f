const KEY = 'oai/apps/conversationDrafts';

/** Id of the draft of a new chat. */
export const NEW_CHAT_DRAFT = 'null_thread';

const all = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}').drafts ?? [];
  } catch {
    return [];
  }
};

const keep = (drafts) => localStorage.setItem(KEY, JSON.stringify({ drafts }));

export const readDraft = (id) => all().find((draft) => draft.id === id)?.text ?? '';

export function writeDraft(id, text) {
  const others = all().filter((draft) => draft.id !== id);
  keep(text === '' ? others : [...others, { id, text, updatedAt: Date.now() }]);
}

export function forgetDraft(id) {
  keep(all().filter((draft) => draft.id !== id));
}
