import type { Conversation } from '../conversation/conversation';
import { messageText } from '../conversation/plain-text';
import type { Handoff } from './compose';

/** What a saved conversation brings along: what was said on the branch that is shown, without thoughts and tools. */
export function turnsOf(conversation: Conversation): Handoff['turns'] {
  return conversation.messages
    .filter(({ role, visibility }) => visibility === 'shown' && (role === 'user' || role === 'assistant'))
    .map((message) => ({
      role: message.role,
      text: messageText({
        ...message,
        sources: [],
        parts: message.parts.filter(({ kind }) => kind !== 'thought'),
      }),
    }));
}
