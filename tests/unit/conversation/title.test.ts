import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../lib/conversation/read-conversation';

const titled = (title: string) =>
  readConversation({
    shape: 'flat',
    id: 'c',
    bodies: [JSON.stringify({ conversation_id: 'c', title, messages: [{ id: 'm' }], page_info: {} })],
  }).title;

describe('a title', () => {
  it('cannot turn itself around and pretend to be another one', () => {
    expect(titled('report\u202Egnp.exe\u202C')).toBe('reportgnp.exe');
    expect(titled('\u2067a\u2069b')).toBe('ab');
  });

  it('keeps what its own script needs', () => {
    expect(titled('می\u200cخواهم \u200fabc')).toBe('می\u200cخواهم \u200fabc');
  });
});
