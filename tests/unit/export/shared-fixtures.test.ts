import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { FORMAT_IDS } from '../../../lib/export/export-format';
import { exportFormats } from '../../../lib/export/export-formats';
import { english as t } from '../../support/english';
import { hasSharedFixtures, listShared, sharedFixtures } from '../../support/shared-fixtures';
import { found } from '../import/given';

const files = listShared('conversations').filter(
  (path) => /\.(?:json|zip)$/.test(path) && !/extracted\/|ai-chat-md-export\/output\/|\.schema-/.test(path),
);

// biome-ignore lint/suspicious/noExplicitAny: the test reads what was served by itself, without the reader it tests.
type Raw = any;

/** Reference marks of every generation: what stands between them is untouched. */
const MARKS = /\uE200[^\uE201]*\uE201|[\uE200-\uE20F]|【[^】]*】/;

interface Text {
  role: string;
  whole: string;
  /** What stands between the marks. */
  pieces: string[];
}

/** The plain texts of the branch that is shown, as served; found without any code of ours. */
function texts(body: Raw): Text[] {
  const nodes: Raw[] = [];
  if (body.mapping?.[body.current_node]) {
    for (let node = body.mapping[body.current_node]; node; node = body.mapping[node.parent])
      nodes.unshift(node);
  }
  return nodes.flatMap(({ message }: Raw) => {
    const isText =
      message?.content?.content_type === 'text' && ['user', 'assistant'].includes(message.author?.role);
    const isForAll = message?.recipient === undefined || message.recipient === 'all';
    const isHidden = message?.metadata?.is_visually_hidden_from_conversation === true;
    if (!isText || !isForAll || isHidden) return [];
    const parts = message.content.parts.filter((part: Raw) => typeof part === 'string');
    const whole = parts.join('\n');
    return [{ role: message.author.role, whole, pieces: parts.flatMap((part: string) => part.split(MARKS)) }];
  });
}

/** Blocks of code that answers hold, but for those in lists, which Markdown itself takes the indentation from. */
function codesIn(body: Raw): string[] {
  const answers = texts(body).filter(({ role }) => role === 'assistant');
  const blocks = answers.flatMap(({ whole }) => [
    ...whole.matchAll(/^(`{3,})[^`\n]*\n([\s\S]*?)\n\1[ \t]*$/gm),
  ]);
  return blocks.map(([, , code = '']) => code).filter((code) => !MARKS.test(code));
}

/** What an HTML file says, without its tags of colour. */
const saidIn = (html: string) =>
  html
    .replace(/<span data-kind="[a-z]+">|<\/span>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** The messages of the branch that is shown, or of a bare list. */
function shown(body: Raw): Raw[] {
  if (!body.mapping) return Array.isArray(body) ? body : (body.messages ?? []);
  const nodes: Raw[] = [];
  for (let node = body.mapping[body.current_node]; node; node = body.mapping[node.parent]) nodes.push(node);
  return nodes.map(({ message }) => message);
}

/** Addresses that answers on that branch refer to. */
function addresses(body: Raw): string[] {
  const references = shown(body)
    .flatMap((message) => message?.metadata?.content_references ?? [])
    .filter(({ type }) => type !== 'hidden');
  const pages = references.flatMap((reference) => [reference, ...(reference.items ?? [])]);
  return pages.map(({ url }) => url ?? '').filter((url) => /^https?:/.test(url));
}

async function conversations(path: string): Promise<ServedConversation[]> {
  const all = await found(readFileSync(join(sharedFixtures, path)), path);
  return all.flatMap((each) => (each.is === 'conversation' ? [each.served] : []));
}

function write(id: string, served: ServedConversation, branches: 'active' | 'all' = 'active'): string {
  const format = exportFormats.find((each) => each.id === id);
  const options = { t, origin: 'https://chat.example', branches };
  return [...(format?.write(readConversation(served), served, options) ?? [])].join('');
}

function expectInOrder(whole: string, pieces: readonly string[]): void {
  let from = 0;
  for (const piece of pieces) {
    const at = whole.indexOf(piece, from);
    expect(at, `${JSON.stringify(piece.slice(0, 200))} is missing or out of order`).toBeGreaterThanOrEqual(0);
    from = at + piece.length;
  }
}

describe.skipIf(!hasSharedFixtures)('captured conversations', () => {
  it.each(files)('%s: Markdown holds every text of the branch shown, in order, to the byte', async (path) => {
    for (const served of await conversations(path)) {
      const pieces = texts(JSON.parse(served.bodies[0] ?? '')).flatMap((each) => each.pieces);
      expectInOrder(write('markdown', served), pieces);
    }
  });

  it.each(files)('%s: every cited address is there, and no mark is left', async (path) => {
    for (const served of await conversations(path)) {
      const body = JSON.parse(served.bodies[0] ?? '');
      for (const format of FORMAT_IDS) {
        if (format === 'json') continue;
        const text = write(format, served).replaceAll('&amp;', '&');
        for (const address of addresses(body)) expect(text).toContain(address);
        expect(text).not.toMatch(/[\uE000-\uF8FF]/);
      }
    }
  });

  it.each(files)('%s: HTML names every message once, all branches included', async (path) => {
    for (const served of await conversations(path)) {
      const { messages, otherBranches } = readConversation(served);
      const written = [...messages, ...otherBranches].filter(({ visibility }) => visibility !== 'hidden');
      const ids = [...write('html', served, 'all').matchAll(/ data-message="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      // An answer that goes on in the next message is one message.
      const alone = written.filter(({ continues }) => !continues).map(({ id }) => id);
      expect(ids.filter((id) => alone.includes(id ?? ''))).toEqual(alone);
    }
  });

  it.each(files)('%s: every block of code is there to the byte', async (path) => {
    for (const served of await conversations(path)) {
      const codes = codesIn(JSON.parse(served.bodies[0] ?? ''));
      for (const format of ['markdown', 'text', 'html']) {
        const text = format === 'html' ? saidIn(write(format, served)) : write(format, served);
        for (const code of codes) expect(text, format).toContain(code);
      }
    }
  });

  it.each(files)('%s: text holds what was said in order', async (path) => {
    for (const served of await conversations(path)) {
      const pieces = texts(JSON.parse(served.bodies[0] ?? '')).flatMap((each) => each.pieces);
      // Links read differently there.
      const withoutLinks = pieces.flatMap((piece) => piece.split(/\[[^\]]*\]\([^)]*\)/));
      expectInOrder(write('text', served), withoutLinks);
    }
  });

  it.each(files)('%s: JSON holds the very text', async (path) => {
    for (const served of await conversations(path))
      for (const body of served.bodies) expect(write('json', served)).toContain(body.replace(/^\uFEFF/, ''));
  });
});
