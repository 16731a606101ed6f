import { ConversationBuilder } from '../build';
import type { StoredConversation } from '../model';

/** Titles and texts that break careless code: other scripts, other directions, astral characters, no title at all. */
export function languages(day: (before: number) => number): StoredConversation[] {
  return [
    new ConversationBuilder(12, '灯台の光り方について', day(6))
      .hiddenSystem()
      .user('灯台はなぜ点滅するのですか?')
      .assistant(
        'どの灯台かを見分けるためです。光り方(灯質)は一つ一つ違います。\n\n```python\nprint("灯台")\n```',
      ).conversation,
    new ConversationBuilder(13, 'لماذا تومض المنارات؟', day(6.4))
      .hiddenSystem()
      .user('لماذا تومض المنارات؟')
      .assistant('لكي يعرف البحّار **أيّ** منارة يرى: لكل منارة إيقاعها، مثل `Fl(2) 10s`.').conversation,
    new ConversationBuilder(14, '🗼 Lights & <b>tags</b> "quoted" / CON: 𝓯ancy?', day(7))
      .hiddenSystem()
      .user('Reply with one emoji and one family: 👩‍👩‍👧‍👦')
      .assistant('🗼 — 👩‍👩‍👧‍👦 and a maths 𝑥, U+2011 here: a‑b, no-break space here: 5 km.').conversation,
    new ConversationBuilder(15, null, day(7.5))
      .hiddenSystem()
      .user('(a chat that never got a title)')
      .assistant('And still it is a chat.').conversation,
    new ConversationBuilder(
      16,
      'Left\u202Eright\u202C and a very long title '.padEnd(180, 'that goes on and on '),
      day(8),
    )
      .hiddenSystem()
      .user('Does direction matter?')
      .assistant('Only to readers, and to file names.').conversation,
  ];
}
