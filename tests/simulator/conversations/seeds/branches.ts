import { ConversationBuilder } from '../build';
import type { StoredConversation } from '../model';

/** A regenerated answer (two versions) and an edited prompt (two versions), the newer of each on the active branch. */
export function branches(day: (before: number) => number): StoredConversation[] {
  const chat = new ConversationBuilder(4, 'Names for a sailing boat', day(2)).hiddenSystem();
  chat.user('Suggest a name for a small sailing boat.');
  const firstQuestion = chat.last;
  chat.assistant('How about *Patience*? (first version)');
  chat.from(firstQuestion).assistant('How about *Second Wind*? (second version)');
  const answer = chat.last;
  chat.user('Something shorter, please.', { metadata: { timestamp_: 'absolute' } });
  chat.assistant('*Kite*. (on the branch that was left)');
  chat.from(answer).user('Something shorter, and not English.');
  chat.assistant('*Lumi*, Finnish for snow.');
  return [chat.conversation];
}
