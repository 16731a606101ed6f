import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { exportFormats } from '../../../lib/export/export-formats';
import { wholeText } from '../../../lib/import/byte-source';
import { english as t } from '../../support/english';
import { aFlat, aTree, written } from '../archive/served';
import { found, outline } from './given';

const tree = aTree({ messages: written(4) }).bodies[0] ?? '';
const other = aTree({ id: 'other', messages: written(2, 'n') }).bodies[0] ?? '';
const flat = aFlat({ messages: written(3) }).bodies[0] ?? '';
const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new DataView(new ArrayBuffer(2 + text.length * 2));
  bytes.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at++) bytes.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(bytes.buffer);
};
const bodyOf = async (text: string | Uint8Array) => {
  const [first] = await found(text);
  return first?.is === 'conversation' ? first.served.bodies : null;
};

describe('JSON with conversations', () => {
  it.each([
    ['one conversation', tree],
    ['one of the page’s own shape', flat],
    ['conversations.json', `[${tree}]`],
    ['a list under its name', `{"conversations":[${tree}]}`],
    ['a wrapper of another tool', `{"meta":{"v":1},"data":{"conversation":${tree}}}`],
  ])('%s is taken with its very text', async (_, text) => {
    const [body] = (await bodyOf(text)) ?? [];
    expect([tree, flat]).toContain(body);
  });

  it.each([
    ['a byte order mark', `\uFEFF${tree}`],
    ['UTF-16, little end first', utf16(tree, true)],
    ['UTF-16, big end first', utf16(tree, false)],
  ])('reads %s', async (_, text) => {
    expect(await bodyOf(text)).toEqual([tree]);
  });

  it('reads one conversation in each line', async () => {
    expect((await outline(`\uFEFF${tree}\r\n\n${other}\n`)).ids).toEqual([
      JSON.parse(tree).conversation_id,
      'other',
    ]);
  });

  it('takes nothing of a list that was cut off, though it ends with a bracket', async () => {
    const cut = `[${tree},${other}`.replace(/\[\]\}+$/, '[]');
    expect(cut).toMatch(/\]$/);
    await expect(found(cut, 'my.json')).rejects.toThrow('my.json cannot be read: it is cut off.');
    await expect(found(utf16(cut, true), 'my.json')).rejects.toThrow('it is cut off.');
  });

  it('holds no text that is longer than any conversation', async () => {
    const piece = ' '.repeat(10e6);
    async function* long() {
      for (let count = 0; count < 26; count++) yield piece;
    }
    await expect(wholeText(long())).rejects.toMatchObject({ why: 'too-long' });
  });

  it('takes a bare list of messages for one conversation', async () => {
    const messages = JSON.stringify(JSON.parse(flat).messages);
    expect(await bodyOf(messages)).toEqual([messages]);
  });

  it('skips what is broken among others, and says which', async () => {
    const { ids, skipped } = await outline(`[${tree},{"a":1},${other}]`, 'my.json');
    expect(ids).toEqual([JSON.parse(tree).conversation_id, 'other']);
    expect(skipped).toEqual(['my.json #2 it holds no conversation of ChatGPT.']);
  });

  it.each([aTree({ messages: written(3) }), aFlat({ messages: written(3) })])(
    'takes our own JSON export of a $shape apart as it was put together',
    async (served) => {
      const json = exportFormats.find(({ id }) => id === 'json');
      const options = { t, origin: 'https://chat.example', branches: 'active' } as const;
      const text = [...(json?.write(readConversation(served), served, options) ?? [])].join('');
      expect(await found(text)).toEqual([{ is: 'conversation', from: 'given', served }]);
    },
  );

  it.each([
    ['', 'it is empty.'],
    ['[]', 'it holds no conversation of ChatGPT.'],
    ['Hello', 'it is neither JSON nor a ZIP file.'],
    ['\x89PNG\r\n', 'it is neither JSON nor a ZIP file.'],
    [tree.slice(0, -20), 'it is not valid JSON; it may be cut off.'],
    [`[${tree.slice(0, 200)}`, 'it is cut off.'],
    [`[${tree},${tree.slice(0, -1)}`, 'it is cut off.'],
    [`[${tree},${tree.slice(0, -1)}]`, 'it is cut off.'],
    [`${tree}\n${other.slice(0, -9)}`, 'it is not valid JSON; it may be cut off.'],
    ['{"a":1}', 'it holds no conversation of ChatGPT.'],
    ['{"chat_messages":[]}', 'it comes from Claude; only conversations of ChatGPT can be read.'],
    ['[{"chat_messages":[]}]', 'it comes from Claude; only conversations of ChatGPT can be read.'],
    ['{"conversation":{},"responses":[]}', 'it comes from Grok; only conversations of ChatGPT can be read.'],
    ['[{"id":"a","conversation_id":"b"}]', 'it lists shared links, which hold no messages.'],
    ['{"lifeboat":{"id":"a"}}', 'it is a JSON export of Lifeboat without its conversation.'],
  ])('refuses %j in one sentence', async (text, because) => {
    await expect(found(text, 'my.json')).rejects.toThrow(`my.json cannot be read: ${because}`);
  });
});
