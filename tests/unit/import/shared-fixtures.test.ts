import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { UnreadableFileError } from '../../../lib/conversation/unreadable-file-error';
import { hasSharedFixtures, listShared, sharedFixtures } from '../../support/shared-fixtures';
import { found } from './given';

const files = listShared('conversations').filter((path) => /\.(?:json|zip)$/.test(path));
/** Inputs and expected outputs of other projects, which are no conversations themselves. */
const OTHERS = /extracted\/|ai-chat-md-export\/output\/|\.schema-/;

describe.skipIf(!hasSharedFixtures)('captured files', () => {
  const conversations = files.filter((path) => !OTHERS.test(path));

  it.each(conversations)('%s is read, whoever made it', async (path) => {
    const all = await found(readFileSync(join(sharedFixtures, path)), path);
    const served = all.flatMap((each) => (each.is === 'conversation' ? [each.served] : []));
    expect(served.length).toBeGreaterThan(0);
    for (const each of served) expect(readConversation(each).messages.length).toBeGreaterThan(0);
  });

  it.each(files.filter((path) => OTHERS.test(path)))('%s is read or refused in a sentence', async (path) => {
    await found(readFileSync(join(sharedFixtures, path)), path).catch((error: unknown) =>
      expect(error).toBeInstanceOf(UnreadableFileError),
    );
  });
});
