import { randomUUID } from 'node:crypto';
import { servedMessage } from '../conversations/build';
import type { ServedMessage } from '../conversations/model';

/** What the simulated model says to a prompt: always the same for the same prompt. */
export function answerTo(prompt: string): string {
  for (const { when, answer } of ANSWERS) if (when.test(prompt)) return answer;
  return ANSWERS_FOR_ANYTHING[prompt.length % ANSWERS_FOR_ANYTHING.length] ?? '';
}

const ANSWERS = [
  {
    when: /quote|error text|what does .* mean/i,
    answer:
      'That sentence is what the page shows when an answer could not be finished:\n\n' +
      '> Something went wrong while generating the response. If this issue persists please contact us through our help center at help.openai.com.\n\n' +
      'It appears in a red card with a **Retry** button. Quoted here, it is only text.',
  },
  {
    when: /code|function|python|typescript|script/i,
    answer:
      'Here is a small function that does it:\n\n' +
      '```python\ndef median(values: list[float]) -> float:\n    ordered = sorted(values)\n    middle = len(ordered) // 2\n' +
      '    if len(ordered) % 2:\n        return ordered[middle]\n    return (ordered[middle - 1] + ordered[middle]) / 2\n```\n\n' +
      'It sorts a copy, so the list you pass in stays as it is. For an empty list it raises `IndexError`.',
  },
  {
    when: /table|compare/i,
    answer:
      'Side by side:\n\n| rope | stretches | floats |\n| --- | --- | --- |\n| nylon | a lot | no |\n| polyester | little | no |\n| polypropylene | little | yes |\n\n' +
      'For a rescue line take polypropylene: it stays where you can see it.',
  },
  {
    when: /list|steps|plan|how (do|can|to)/i,
    answer:
      'In this order:\n\n1. **Look** at what is there before changing anything.\n2. **Write down** the one thing you want to be different.\n' +
      '3. **Change** only that.\n4. **Check** it with fresh eyes.\n\nIf step 4 surprises you, go back to step 1.',
  },
];

const ANSWERS_FOR_ANYTHING = [
  'A lighthouse does two things at once: it says *here is danger*, and it says *here is where you are*. The second is the older purpose, and the more useful one.',
  'Tides follow the moon with a delay. The water has to travel around coastlines, so high tide in a harbour comes hours after the moon has passed, by an amount that is different for every harbour.',
  'The short answer is yes. The longer one: it depends on what you would accept as proof, and it helps to decide that before you look.',
];

/** The title that a new chat gets. */
export function titleFor(prompt: string): string {
  const words = prompt.trim().split(/\s+/).slice(0, 5).join(' ');
  const title = words.replace(/[.,;:!?]+$/, '');
  return title === '' ? 'New chat' : title.slice(0, 1).toUpperCase() + title.slice(1, 60);
}

/** What stands before the answer when the prompt asks to think: a reasoning message and its one-line recap. */
export function thoughtsAbout(prompt: string, at: number): ServedMessage[] {
  if (!/\bthink\b/i.test(prompt)) return [];
  const thought = {
    summary: 'Weighing it',
    content: 'There are two readings; the second is meant.',
    chunks: [],
    finished: true,
  };
  return [
    servedMessage(randomUUID(), 'assistant', '', at, {
      content: { content_type: 'thoughts', thoughts: [thought], source_analysis_msg_id: randomUUID() },
      endTurn: false,
      metadata: { reasoning_status: 'is_reasoning' },
    }),
    servedMessage(randomUUID(), 'assistant', '', at, {
      content: { content_type: 'reasoning_recap', content: 'Thought for 4s' },
      endTurn: false,
      metadata: { reasoning_status: 'reasoning_ended', finished_duration_sec: 4 },
    }),
  ];
}
