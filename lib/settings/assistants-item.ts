import type { AssistantChoice } from '../handoff/assistants';
import { storedItem } from '../platform/storage';

/** Which assistants are offered, and where the user's own are. */
export const assistantsItem = storedItem<AssistantChoice>('local', 'assistants', {
  hidden: [],
  addresses: {},
  own: [],
});
