import type { Conversation, Message, Part } from '../conversation/conversation';
import type { Translate } from '../i18n/translate';
import type { Choices } from './export-format';

/** What one side said before the other side spoke: a question, or an answer with the steps that led to it. */
export interface Turn {
  speaker: string;
  isUser: boolean;
  messages: Message[];
}

/**
 * Messages in reading order, as turns. An answer that went on in the next message because of the length limit is one message
 * here, since a sentence or a code block may run across the two.
 *
 * @param isWritten which messages the format writes
 */
export function turnsOf(messages: Message[], isWritten: (message: Message) => boolean, t: Translate): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages.filter(isWritten)) {
    const turn = turns.at(-1);
    const speaker = speakerOf(message, t);
    const isUser = message.role === 'user';
    if (!turn || isUser || turn.speaker !== speaker) turns.push({ speaker, isUser, messages: [message] });
    else add(turn.messages, message);
  }
  return turns;
}

function add(messages: Message[], message: Message): void {
  const before = messages.at(-1);
  if (before && message.continues) messages.splice(-1, 1, joined(before, message));
  else messages.push(message);
}

/** An answer and what goes on exactly where it had to stop, as one message. */
export function joined(first: Message, second: Message): Message {
  const end = first.parts.at(-1);
  const [start, ...rest] = second.parts;
  const parts: Part[] =
    end?.kind === 'text' && start?.kind === 'text'
      ? [...first.parts.slice(0, -1), { kind: 'text', text: end.text + start.text }, ...rest]
      : [...first.parts, ...second.parts];
  const sources = [...first.sources, ...second.sources];
  return { ...first, parts, sources, unfinished: second.unfinished };
}

/** Who speaks. A tool works for the one who answers; other roles go by their own name. */
function speakerOf({ role, authorName }: Message, t: Translate): string {
  if (role === 'user') return t('export_you');
  return role === 'assistant' || role === 'tool' ? t('export_assistant') : (authorName ?? role);
}

export function isShown({ visibility }: Message): boolean {
  return visibility === 'shown';
}

/** Shown messages, and of what was folded the code that was run with what it printed: it belongs to the answer. */
function isRead(message: Message): boolean {
  // What a connector fetched begins with the name of its source instead.
  const kind = message.parts[0]?.kind;
  const isRun = kind === 'code' || kind === 'output';
  return isShown(message) || (message.visibility === 'folded' && isRun);
}

/** Which messages a format for reading writes: those that are read, or with them every step that led to them. */
export function writtenWith(choices: Choices): (message: Message) => boolean {
  return choices.steps ? ({ visibility }) => visibility !== 'hidden' : isRead;
}

/** When a turn began. Epoch ms. */
export function beganAt({ messages }: Turn): number | null {
  return messages.find(({ createdAt }) => createdAt !== null)?.createdAt ?? null;
}

/** How many messages a file of these branches shows. */
export function countMessages(conversation: Conversation, branches: 'active' | 'all'): number {
  const others = branches === 'all' ? conversation.otherBranches : [];
  return [...conversation.messages, ...others].filter(isShown).length;
}
