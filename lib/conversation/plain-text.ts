import type { Message, Part } from './conversation';

/**
 * Everything in a message that a person might look for, as plain text: thoughts, code and tool output, names of files and of sources.
 * Parts are separated by a blank line. Bookkeeping that nobody ever saw is left out; empty when the message is hidden.
 */
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
