import type { Conversation, Message, Part } from './conversation';

/**
 * Everything in a conversation that a person might look for, as plain text: all branches, thoughts, code and tool output, names of
 * files and of sources. Messages and parts are separated by a blank line. Bookkeeping that nobody ever saw is left out.
 */
export function plainText(conversation: Conversation): string {
  return [...conversation.messages, ...conversation.otherBranches]
    .map(messageText)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The same for one message; empty when it is hidden. */
export function messageText(message: Message): string {
  if (message.visibility === 'hidden') return '';
  const sources = message.sources.map(({ title, url }) => `${title} ${url}`.trim());
  return [...message.parts.map(partText), ...sources].filter((text) => text !== '').join('\n\n');
}

function partText(part: Part): string {
  switch (part.kind) {
    case 'text':
    case 'output':
    case 'notice':
    case 'error':
      return part.text;
    case 'code':
      return part.code;
    case 'image':
      return part.alt;
    case 'file':
      return part.name;
    case 'quote':
      return lines(part.title, part.text);
    case 'thought':
      return lines(part.summary, part.text);
    case 'canvas':
      return lines(part.title, part.text);
    case 'unknown':
      return part.json;
    case 'audio':
      return '';
  }
}

function lines(...texts: (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n');
}
