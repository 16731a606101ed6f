import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { aFlat, aStream, aTree, conversationId, written } from '../archive/served';

const layers = (...pieces: { bodies: string[] }[]) =>
  readConversation({ shape: 'layers', bodies: pieces.flatMap(({ bodies }) => bodies), id: conversationId });
const idsOf = ({ messages }: { messages: { id: string }[] }) => messages.map(({ id }) => id);
const all = written(8);
const ids = all.map(({ id }) => id);

/** The same messages, each naming the one before: that is what links pieces. */
const linked = (served: { bodies: string[] }) => ({
  bodies: served.bodies.map((body) => {
    const page = JSON.parse(body);
    for (const one of page.messages) {
      const place = ids.indexOf(one.id);
      if (place > 0) one.metadata.parent_id = ids[place - 1];
    }
    return JSON.stringify(page);
  }),
});
const aPage = (from: number, to: number) =>
  linked(aFlat({ messages: all.slice(from, to), hasMore: from > 0 }));

describe('pieces of one conversation', () => {
  it('make the whole of it: a tree, and what was streamed since', () => {
    const whole = layers(
      aStream({ parent: 'm6', messages: all.slice(6, 8) }),
      aStream({ parent: 'm4', messages: all.slice(4, 6) }),
      aTree({ messages: all.slice(0, 4) }),
    );
    expect(idsOf(whole)).toEqual(ids);
    expect(whole.partialBecause).toBeNull();
    expect(whole.title).toBe('Sourdough');
  });

  it('make the whole of it: pages in the order in which they were loaded, or any other', () => {
    const pages = [aPage(5, 8), aPage(2, 5), aPage(0, 2)];
    for (const order of [pages, pages.toReversed(), [pages[1], pages[0], pages[2]]]) {
      const whole = layers(...(order as typeof pages));
      expect(idsOf(whole)).toEqual(ids);
      expect(whole.partialBecause).toBeNull();
    }
  });

  it('are partial where the branch that is shown leads to a gap', () => {
    const gap = layers(aPage(6, 8), aTree({ messages: all.slice(0, 4) }));
    expect(gap.partialBecause).toBe('missing-pages');
    expect([...gap.messages, ...gap.otherBranches].map(({ id }) => id).sort()).toEqual(
      [...ids.slice(0, 4), ...ids.slice(6)].sort(),
    );
  });

  it('are whole from the first exchange of a new chat on', () => {
    const chat = layers(aStream({ messages: all.slice(0, 2) }));
    expect(idsOf(chat)).toEqual(['m1', 'm2']);
    expect(chat.partialBecause).toBeNull();
    expect(chat.id).toBe(conversationId);
  });

  it('take a message in the words of the newest piece', () => {
    const rewritten = all.map(({ id }) => ({ id, text: `new ${id}` }));
    const [first] = layers(aTree({ messages: rewritten }), aTree({ messages: all })).messages;
    expect(first?.parts).toEqual([{ kind: 'text', text: 'new m1' }]);
  });

  it('keep an answer in sight that the server has lost since', () => {
    const shown = layers(aPage(0, 4), aStream({ parent: 'm4', messages: all.slice(4, 6) }), aPage(0, 4));
    expect(idsOf(shown)).toEqual(ids.slice(0, 6));
  });

  it('show the other answer when the user asked for one', () => {
    const [prompt] = all.slice(2, 3);
    const other = { id: 'm4b', text: 'Another answer.' };
    const again = layers(
      aStream({ parent: 'm2', messages: [prompt as (typeof all)[0], other] }),
      aTree({ messages: all.slice(0, 4) }),
    );
    expect(idsOf(again)).toEqual(['m1', 'm2', 'm3', 'm4b']);
    expect(again.otherBranches.map(({ id }) => id)).toEqual(['m4']);
  });
});
