import type { ServedConversation } from '../../lib/conversation/conversation';

/** The word that stands in one conversation of a hundred, near the end of its last message. */
export const RARE = 'albatross';

/** The moment of the first made-up conversation, epoch ms; each later one is an hour younger. */
const FIRST = Date.UTC(2025, 0, 1);
const HOUR = 3_600_000;

const SYLLABLES = [
  'ka',
  'lo',
  'mi',
  'ren',
  'tos',
  'va',
  'shu',
  'ber',
  'dan',
  'ei',
  'fol',
  'gra',
  'hin',
  'jo',
];
const SCRIPTS = [
  '海の灯台は夜に光る。',
  'Маяк на берегу. ',
  'منارة على الساحل ',
  'Crème brûlée à la façon du phare. ',
];

/**
 * A conversation of made-up words in the shape ChatGPT serves; the same number makes the same one. Every tenth text is in another
 * script, every fifth holds code.
 *
 * @param characters of each message, roughly
 */
export function manyMessages(size: {
  number: number;
  messages: number;
  characters: number;
  title?: string;
}): ServedConversation {
  const {
    number,
    messages,
    characters,
    title = `Conversation ${number}: ${words(number, 30).trim()}`,
  } = size;
  const id = `c0ffee00-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
  const startedAt = FIRST + number * HOUR;
  const mapping: Record<string, unknown> = {
    root: { id: 'root', message: null, parent: null, children: [`${number}-0`] },
  };
  for (let place = 0; place < messages; place++) {
    const seed = number * 131 + place;
    const rare = place === messages - 1 && number % 100 === 0 ? ` The ${RARE} came back.` : '';
    mapping[`${number}-${place}`] = {
      id: `${number}-${place}`,
      parent: place === 0 ? 'root' : `${number}-${place - 1}`,
      children: place === messages - 1 ? [] : [`${number}-${place + 1}`],
      message: {
        id: `${number}-${place}`,
        author: { role: place % 2 === 0 ? 'user' : 'assistant', name: null, metadata: {} },
        create_time: startedAt / 1000 + place,
        content: { content_type: 'text', parts: [`${textOf(seed, characters)}${rare}`] },
        status: 'finished_successfully',
        recipient: 'all',
        metadata: place % 2 === 0 ? {} : { model_slug: 'gpt-5-6' },
      },
    };
  }
  const body = {
    conversation_id: id,
    title,
    create_time: startedAt / 1000,
    update_time: startedAt / 1000 + messages,
    current_node: `${number}-${messages - 1}`,
    mapping,
  };
  return { shape: 'tree', id, bodies: [JSON.stringify(body)] };
}

function textOf(seed: number, characters: number): string {
  if (seed % 10 === 3) return (SCRIPTS[seed % SCRIPTS.length] ?? '').repeat(Math.ceil(characters / 30));
  const text = words(seed, characters);
  if (seed % 5 !== 1) return text;
  return `Some **code** in point ${seed}:\n\n\`\`\`python\nfor row in rows(${seed}):\n    print(row, "${words(seed, 20)}")\n\`\`\`\n\n- ${text}\n- second`;
}

/** Words that look like words, about as many characters as asked for. */
function words(seed: number, characters: number): string {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  let text = '';
  while (text.length < characters) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += SYLLABLES[state >>> 28] ?? ' ';
    if ((state >>> 20) % 3 === 0) text += ' ';
  }
  return text;
}
