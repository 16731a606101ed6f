import type { Message } from '../../lib/conversation/conversation';
import { messageText } from '../../lib/conversation/plain-text';
import { joined } from '../../lib/export/transcript';

/** What is drawn as one: a message, or several that are folded and follow each other. */
export interface Item {
  /** Id of its first message. */
  key: string;
  messages: readonly Message[];
  /** What is drawn: an answer that goes on in the next message is one text, because a sentence or a code block may run across the two. */
  whole: Message;
  folded: boolean;
  /** Everything in it as plain text: stands in its place until it is drawn, so that nothing cannot be found in the page. */
  text: string;
}

/** The messages of a conversation that a reader sees, in order. */
export function itemsOf(messages: readonly Message[]): Item[] {
  const runs: [Message, ...Message[]][] = [];
  for (const message of messages) {
    if (message.visibility === 'hidden') continue;
    const run = runs.at(-1);
    const follows = message.continues || message.visibility === 'folded';
    if (run && follows && run[0].visibility === message.visibility) run.push(message);
    else runs.push([message]);
  }
  return runs.map(([first, ...others]) => {
    const folded = first.visibility === 'folded';
    const run = [first, ...others];
    return {
      key: first.id,
      messages: run,
      whole: folded ? first : others.reduce(joined, first),
      folded,
      text: run.map(messageText).join('\n\n'),
    };
  });
}

/** Place of the item that holds a message; the first one when none does. */
export function placeOf(items: readonly Item[], messageId: string | null): number {
  const place = items.findIndex(({ messages }) => messages.some(({ id }) => id === messageId));
  return Math.max(0, place);
}

const CHARACTERS_PER_LINE = 75;
const LINE = 24;

/** A guess of the height in px of an item that was never drawn: the scroll bar should not jump more than it must. */
function guessHeight({ text, folded }: Item): number {
  if (folded) return 50;
  const lines = text.length / CHARACTERS_PER_LINE + (text.length < 4_000 ? text.split('\n').length * 0.5 : 0);
  return Math.round(60 + Math.max(1, lines) * LINE);
}

/** Items that enter and leave the layout together: watching three thousand places for themselves takes half a frame (measured 2026-11). */
export const GROUP = 10;

/** Items in groups, each with the place of its first one. */
export function inGroups(
  items: readonly Item[],
): { start: number; items: readonly Item[]; height: number }[] {
  return Array.from({ length: Math.ceil(items.length / GROUP) }, (_, number) => {
    const start = number * GROUP;
    const group = items.slice(start, start + GROUP);
    return { start, items: group, height: group.reduce((sum, item) => sum + guessHeight(item), 0) };
  });
}
