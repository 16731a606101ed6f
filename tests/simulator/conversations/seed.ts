import { ConversationBuilder } from './build';
import type { StoredConversation } from './model';
import { branches } from './seeds/branches';
import { everyday } from './seeds/everyday';
import { languages } from './seeds/languages';
import { longConversation } from './seeds/long';
import { pictures } from './seeds/pictures';
import { quotations } from './seeds/quotations';
import { search } from './seeds/search';
import { tools } from './seeds/tools';
import type { StoredProject } from './store';

/** Everything that is seeded happened before this moment. */
export const SEED_DATE = Date.UTC(2026, 10, 20, 9, 0, 0);
const DAY = 86_400_000;
const day = (before: number) => SEED_DATE - before * DAY;

const PROJECT: StoredProject = {
  id: 'g-p-51b0a7c0de51b0a7c0de51b0a7c0de51',
  slug: 'harbour-guide',
  name: 'Harbour guide',
};

/** What the simulated account holds at the start: always the same, all of it written for this purpose. */
export function seededConversations(): { conversations: StoredConversation[]; projects: StoredProject[] } {
  const inProject = new ConversationBuilder(20, 'Opening times of the lock', day(1.8))
    .hiddenSystem()
    .user('When does the lock open in winter?')
    .assistant('In this guide: at 07:30 and 16:00, on request in between.').conversation;
  inProject.project = PROJECT.id;
  const archived = new ConversationBuilder(
    21,
    'Old anchor, what is it worth?',
    day(40),
    'aaa1b0c0-51b0-4a7e-8000-00000000f00d',
  )
    .hiddenSystem()
    .user('What is an old anchor worth?')
    .assistant('To a museum a letter, to a scrapyard about $40.').conversation;
  archived.archived = true;
  const starred = new ConversationBuilder(22, 'Knots worth knowing', day(9))
    .hiddenSystem()
    .user('Which four knots should everybody know?')
    .assistant(
      '1. Bowline\n2. Clove hitch\n3. Figure eight\n4. Round turn and two half hitches',
    ).conversation;
  starred.starred = true;
  return {
    conversations: [
      ...everyday(day),
      ...branches(day),
      ...search(day),
      ...tools(day),
      ...pictures(day),
      ...quotations(day),
      ...languages(day),
      longConversation(17, 400, day(30)),
      inProject,
      archived,
      starred,
    ],
    projects: [PROJECT],
  };
}
