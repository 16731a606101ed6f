import { ConversationBuilder } from '../build';
import type { StoredConversation } from '../model';

/** Ordinary chats: prose, code in several languages, a table, lists. */
export function everyday(day: (before: number) => number): StoredConversation[] {
  return [
    new ConversationBuilder(1, 'Why lighthouses blink', day(0.1))
      .hiddenSystem()
      .user('Why do lighthouses blink instead of shining all the time?')
      .assistant(
        'So that a sailor can tell **which** lighthouse it is. Every light has its own rhythm, its *character*, and the chart says which:\n\n' +
          '- one flash every five seconds: the harbour entrance\n- two flashes every ten: the reef north of it\n- long dark, short light (*occulting*): the island\n\n' +
          'A steady light could be anything, even the kitchen lamp of a house on the cliff.',
      )
      .user('And during the day?')
      .assistant(
        'During the day the tower itself is the sign. That is why many are painted in stripes or bands: no two neighbours look alike. Such a pattern is called a *daymark*.',
      ).conversation,
    new ConversationBuilder(2, 'Median in three languages', day(0.4))
      .hiddenSystem()
      .user('Show me the median of a list in Python, in TypeScript and as SQL. Keep it short.')
      .assistant(
        'Python has it built in:\n\n```python\nfrom statistics import median\n\nprint(median([3, 1, 4, 1, 5]))  # 3\n```\n\n' +
          'In TypeScript you write it yourself:\n\n```ts\nexport function median(values: readonly number[]): number {\n' +
          '  const sorted = [...values].sort((a, b) => a - b);\n  const middle = sorted.length >> 1;\n' +
          '  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;\n}\n```\n\n' +
          'And in PostgreSQL:\n\n```sql\nSELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price)\nFROM   orders;  -- prices like $5 and $$ stay text here\n```\n\n' +
          'Inline, `a[0]`, `my_var` and `__init__` stay as they are.',
      )
      .user('How would I search for "\\(foo\\)" with grep, and put a fence inside a fence?')
      .assistant(
        '```sh\ngrep "\\(foo\\)" notes.md\n```\n\nA longer fence holds a shorter one:\n\n````markdown\n```js\nlet n = 1;\n```\n````',
      ).conversation,
    new ConversationBuilder(3, 'Packing list for a week at sea', day(1.2))
      .hiddenSystem()
      .user('Make a packing table for a week of sailing, and the three things people forget.')
      .assistant(
        '## What to pack\n\n| Thing | How many | Why |\n| --- | ---: | --- |\n| Wool socks | 4 | warm even when wet |\n| Head torch | 1 | red light keeps your night vision |\n| Line, 5 mm | 10 m | for everything else |\n\n' +
          '## What people forget\n\n1. Seasickness pills, taken **before** leaving.\n2. A knife on a lanyard.\n   - not in the bag\n   - on you\n3. Water: 3 l × 7 days × 4 people ≈ 84 l.\n\n> The sea is patient with the prepared.',
      ).conversation,
  ];
}
