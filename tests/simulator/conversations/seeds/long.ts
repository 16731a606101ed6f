import { ConversationBuilder } from '../build';
import type { StoredConversation } from '../model';

/** A conversation of as many turns as wanted; every text is different and findable by its number. */
export function longConversation(
  number: number,
  turns: number,
  startedAt: number,
  title = `The keeper’s log, ${turns} entries`,
): StoredConversation {
  const chat = new ConversationBuilder(number, title, startedAt).hiddenSystem();
  for (let entry = 1; entry <= turns; entry++) {
    chat.user(`Entry ${entry}: what did the keeper note on day ${entry}?`);
    chat.assistant(
      `On day ${entry} he noted wind ${(entry * 7) % 12} Beaufort, ${(entry * 13) % 31} ships, and the word *${WORDS[entry % WORDS.length]}*.` +
        (entry % 25 === 0 ? `\n\n\`\`\`text\nlog ${entry}\n${'=·'.repeat(20)}\n\`\`\`` : ''),
    );
  }
  return chat.conversation;
}

const WORDS = ['fog', 'calm', 'swell', 'gannets', 'rain', 'dawn', 'paraffin', 'storm', 'visitors'];
