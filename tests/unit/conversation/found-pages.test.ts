import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../lib/conversation/read-conversation';

const mark = (...keys: string[]) => `\uE200cite${keys.map((key) => `\uE202${key}`).join('')}\uE201`;

const page = (name: string, place: number) => ({
  url: `https://${name}.example/`,
  title: `Title of ${name}`,
  attribution: name,
  ref_id: { turn_index: 0, ref_type: 'search', ref_index: place },
});

const said = (role: string, text: string, metadata: object = {}) => ({
  author: { role },
  content: { content_type: 'text', parts: [text] },
  metadata,
});
const question = said('user', 'When is high water?');
const found = (...pages: object[]) =>
  said('tool', '', {
    is_visually_hidden_from_conversation: true,
    search_result_groups: [{ type: 'search_result_group', entries: pages }],
  });

/** The last message of a conversation of these, and its marks that led nowhere. */
function read(...messages: object[]) {
  const bodies = [
    JSON.stringify({ messages: messages.map((each, place) => ({ id: `m${place}`, ...each })) }),
  ];
  const { messages: all, notes } = readConversation({ shape: 'flat', bodies, id: 'c' });
  const [part] = all.at(-1)?.parts ?? [];
  return {
    text: part?.kind === 'text' ? part.text : null,
    urls: all.at(-1)?.sources.map(({ url }) => url),
    ghosts: notes.ghostCitations,
  };
}

describe('a mark without a reference of its own', () => {
  it('leads to the pages that the searches of its turn found', () => {
    const answer = said('assistant', `At noon ${mark('turn0search1', 'turn0search2')}, or not.`);
    expect(read(question, found(page('moon', 1)), found(page('tides', 2)), answer)).toEqual({
      text: 'At noon ([moon](<https://moon.example/>), [tides](<https://tides.example/>)), or not.',
      urls: ['https://moon.example/', 'https://tides.example/'],
      ghosts: 0,
    });
  });

  it('means the nearest of several pages with one key, and none of an earlier question', () => {
    const answer = said('assistant', `At noon ${mark('turn0search1')}.`);
    const twice = [found(page('old', 1)), found(page('new', 1)), answer];
    expect(read(question, ...twice).urls).toEqual(['https://new.example/']);
    expect(read(question, found(page('old', 1)), said('assistant', 'Ah.'), question, answer)).toEqual({
      text: 'At noon .',
      urls: [],
      ghosts: 1,
    });
  });

  it('is still told apart from one that has a reference', () => {
    const own = mark('turn0search1');
    const references = [
      {
        type: 'grouped_webpages',
        matched_text: own,
        start_idx: 3,
        end_idx: 3 + own.length,
        items: [page('own', 1)],
      },
    ];
    const answer = said('assistant', `So ${own}, and ${mark('turn0search2')}.`, {
      content_references: references,
    });
    expect(read(question, found(page('other', 1), page('tides', 2)), answer)).toEqual({
      text: 'So ([own](<https://own.example/>)), and ([tides](<https://tides.example/>)).',
      urls: ['https://own.example/', 'https://tides.example/'],
      ghosts: 0,
    });
  });

  it('is deleted where what was found has no address to follow, or makes no sense', () => {
    const entries = [
      { ...page('bad', 1), url: 'javascript:alert(1)' },
      { url: 'https://none.example/', ref_id: 'turn0search2' },
      null,
      7,
    ];
    const reply = said('tool', '', { search_result_groups: [{ entries }, { entries: 'x' }, 'y'] });
    const answer = said('assistant', `At noon ${mark('turn0search1')}${mark('turn0search2')}.`);
    expect(read(question, reply, answer)).toMatchObject({ text: 'At noon .', urls: [] });
  });
});
