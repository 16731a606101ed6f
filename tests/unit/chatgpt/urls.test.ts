import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../lib/chatgpt/urls';

const ID = '6717a3f0-8a34-8001-9c3f-2f2a8d1f0e11';
const nothing = { conversationId: null, temporary: false, project: null };

describe('readAddress', () => {
  it.each([
    [`/c/${ID}`, { ...nothing, conversationId: ID }],
    [`/c/${ID}?messageId=1#x`, { ...nothing, conversationId: ID }],
    [`/g/g-abc123-writer/c/${ID}`, { ...nothing, conversationId: ID }],
    [`/g/g-p-0123abcd-lighthouses/c/${ID}`, { ...nothing, conversationId: ID, project: 'g-p-0123abcd' }],
    ['/g/g-p-0123abcd-lighthouses/project', { ...nothing, project: 'g-p-0123abcd' }],
    ['/', nothing],
    ['/?temporary-chat=true', { ...nothing, temporary: true }],
    [`/c/${ID}?temporary-chat=true`, { ...nothing, temporary: true }],
    [`/c/WEB:${ID}`, nothing],
    ['/c/local-12345678', nothing],
    [`/share/${ID}`, nothing],
    [`/c/${ID}/more`, nothing],
  ])('%s', (path, address) => expect(readAddress(`https://chatgpt.com${path}`)).toEqual(address));
});
