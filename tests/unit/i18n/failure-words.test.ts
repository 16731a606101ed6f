import { describe, expect, it } from 'vitest';
import { DeletedHereError, EmptyCopyError } from '../../../lib/archive/keep';
import { DamagedCopyError } from '../../../lib/archive/pack';
import { UnreadableFileError } from '../../../lib/conversation/unreadable-file-error';
import { StorageFullError } from '../../../lib/database/storage-full';
import { failureWords } from '../../../lib/i18n/failure-words';
import { RemoteError } from '../../../lib/platform/errors';
import { english as t } from '../../support/english';

describe('what a person reads of a failure', () => {
  it.each([
    [new StorageFullError(null), 'The disk is full, so nothing was saved.'],
    [new EmptyCopyError(), 'ChatGPT sent this conversation without a single message'],
    [new DamagedCopyError(), 'This copy is damaged on the disk'],
    [new UnreadableFileError('json-cut-off'), 'has changed in a way'],
  ])('is in their language, wherever it happened: %s', (error, words) => {
    expect(failureWords(error, t)).toContain(words);
    expect(failureWords(new RemoteError(error.name, error.message), t)).toBe(failureWords(error, t));
  });

  it('is what it says of itself where nobody foresaw it', () => {
    expect(failureWords(new Error('Quite unheard of.'), t)).toBe('Quite unheard of.');
    expect(failureWords('Nothing but a text', t)).toBe('Nothing but a text');
    expect(failureWords(new DeletedHereError(), t)).toMatch(/deleted/);
  });
});
