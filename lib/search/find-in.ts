import type { Message } from '../conversation/conversation';
import { messageText } from '../conversation/plain-text';
import { fold } from './normalise';
import type { Query } from './query';

/** Ids of the messages that hold any of the terms, in order of reading. */
export function findIn(messages: readonly Message[], { terms }: Query): string[] {
  return messages.flatMap((message) => {
    const text = fold(messageText(message));
    return terms.some((term) => text.includes(term)) ? message.id : [];
  });
}
