import { expect, it } from 'vitest';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { findIn } from '../../../lib/search/find-in';
import { aTree } from '../archive/served';

it('finds the messages of a conversation that hold any of the words, in any spelling, in order', () => {
  const { messages } = readConversation(
    aTree({
      messages: [
        { id: 'a', text: 'Crème brûlée' },
        { id: 'b', text: 'nothing' },
        { id: 'c', text: 'a BRULEE and a tart' },
        { id: 'd', text: 'tart' },
      ],
    }),
  );
  expect(findIn(messages, { terms: ['brulee', 'tart'] })).toEqual(['a', 'c', 'd']);
  expect(findIn(messages, { terms: ['cake'] })).toEqual([]);
});
