import { ConversationBuilder } from '../simulator/conversations/build';
import type { StoredConversation } from '../simulator/conversations/model';

const STARTED = Date.UTC(2026, 9, 3, 14, 30);

/** Two turns with everything that must survive an export untouched: code, emphasis, links, other scripts. */
export function tideConversation(number = 40, title = 'Tide tables in Python'): StoredConversation {
  return new ConversationBuilder(number, title, STARTED)
    .hiddenSystem()
    .user('How do I read a tide table in Python?\nThe file is `tides_2026.csv`.')
    .assistant(
      [
        'Read it **row by row**:',
        '',
        '```python',
        'for row in csv.reader(open("tides_2026.csv")):',
        '    print(f"{row[0]:>5} <{row[1]}> & *{row[2]}*")',
        '```',
        '',
        'The column `high_water` is in metres.',
      ].join('\n'),
    )
    .user('And in Japanese, what is a tide? 潮')
    .assistant('**潮** (*shio*). Ebb is 干潮, flood is 満潮.').conversation;
}

/** Lines that any export of it must hold, in this order. */
export const TIDE_LINES = [
  'How do I read a tide table in Python?',
  'for row in csv.reader(open("tides_2026.csv")):',
  '    print(f"{row[0]:>5} <{row[1]}> & *{row[2]}*")',
  'And in Japanese, what is a tide? 潮',
  '満潮',
];
