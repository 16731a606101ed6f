import { ConversationBuilder } from '../build';
import type { StoredConversation } from '../model';

const cite = (key: string) => `\uE200cite\uE202${key}\uE201`;

const SOURCES = {
  turn0search0: {
    title: 'List of lights, volume A',
    url: 'https://example.com/lights?volume=a',
    attribution: 'Example Charts',
  },
  turn0search3: {
    title: 'Keeper’s handbook [1912]',
    url: 'https://example.org/keepers_handbook#page=7',
    attribution: 'Example Archive',
  },
};

/** A web search: hidden tool steps, an answer with private-use citation marks and their references. */
export function search(day: (before: number) => number): StoredConversation[] {
  const text =
    `The tallest stone lighthouse in this example is 77 m high ${cite('turn0search0')}. Its lamp was once fed with 12 l of oil a night, ` +
    `a keeper wrote ${cite('turn0search3')}.\n\nThe nearest town is \uE200entity\uE202["city","Sampleport","harbour town"]\uE201.\n\n` +
    '```text\nheight = 77 m\n```\n\nNothing else is known.';
  const reference = (key: keyof typeof SOURCES) => {
    const mark = cite(key);
    const start = text.indexOf(mark);
    return {
      type: 'grouped_webpages',
      matched_text: mark,
      start_idx: start,
      end_idx: start + mark.length,
      alt: `([${SOURCES[key].attribution}](${SOURCES[key].url}))`,
      prompt_text: null,
      safe_urls: [SOURCES[key].url],
      refs: [],
      status: 'done',
      style: null,
      items: [
        {
          ...SOURCES[key],
          pub_date: null,
          snippet: 'A sentence of the page.',
          refs: [{ turn_index: 0, ref_type: 'search', ref_index: Number(key.slice(-1)) }],
          supporting_websites: [],
        },
      ],
    };
  };
  const entity = '\uE200entity\uE202["city","Sampleport","harbour town"]\uE201';
  const chat = new ConversationBuilder(5, 'Tallest stone lighthouse', day(2.5)).hiddenSystem();
  chat.user('Which stone lighthouse is the tallest? Please look it up.');
  chat.assistant('', { after: 1, endTurn: false, metadata: { is_complete: true } });
  chat.assistant('', {
    content: {
      content_type: 'code',
      language: 'unknown',
      response_format_name: null,
      text: '{"search_query":[{"q":"tallest stone lighthouse height"}]}',
    },
    recipient: 'web.run',
    channel: 'commentary',
    endTurn: false,
  });
  chat.tool(
    'web.run',
    { content_type: 'text', parts: [''] },
    {
      metadata: {
        is_visually_hidden_from_conversation: true,
        search_result_groups: [
          {
            type: 'search_result_group',
            domain: 'example.com',
            entries: Object.entries(SOURCES).map(([key, source]) => ({
              type: 'search_result',
              ...source,
              snippet: 'A sentence of the page.',
              ref_id: { turn_index: 0, ref_type: 'search', ref_index: Number(key.slice(-1)) },
              pub_date: null,
            })),
          },
        ],
      },
    },
  );
  chat.assistant(text, {
    channel: 'final',
    metadata: {
      content_references: [
        reference('turn0search0'),
        reference('turn0search3'),
        {
          type: 'entity',
          matched_text: entity,
          start_idx: text.indexOf(entity),
          end_idx: text.indexOf(entity) + entity.length,
          name: 'Sampleport',
          alt: 'Sampleport',
        },
        {
          type: 'sources_footnote',
          matched_text: ' ',
          start_idx: text.length,
          end_idx: text.length,
          sources: Object.values(SOURCES),
          has_images: false,
        },
      ],
      search_queries: [{ type: 'search', q: 'tallest stone lighthouse height' }],
    },
  });
  return [chat.conversation];
}
