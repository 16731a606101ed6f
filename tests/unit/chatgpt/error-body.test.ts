import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readErrorBody } from '../../../lib/chatgpt/error-body';
import { hasSharedFixtures, readShared } from '../../support/shared-fixtures';

describe('readErrorBody', () => {
  it.each([
    ['{"detail":"Too many requests"}', null, 'Too many requests'],
    ['{"detail":{"message":"Expired","code":"token_expired"}}', 'token_expired', 'Expired'],
    ['{"error":{"message":"Expired","code":"token_expired"}}', 'token_expired', 'Expired'],
    ['{"error":"Something went wrong"}', null, 'Something went wrong'],
    ['{"detail":{"error":{"message":"Deep","code":"deep"}}}', 'deep', 'Deep'],
    ['{"detail":[{"loc":["query","limit"],"msg":"too much"}]}', null, null],
    ['{"detail":{"code":42}}', null, null],
    ['<html>', null, null],
    ['{"detail":{"message":"cut of', null, null],
    ['null', null, null],
    [null, null, null],
  ])('%s', (body, code, message) => expect(readErrorBody(body)).toMatchObject({ code, message }));

  it.each([
    ['{"detail":{"message":"Enough","code":"model_cap_exceeded","clears_in":9665}}', 9665],
    ['{"detail":{"code":"model_cap_exceeded","clears_in":"soon"}}', null],
    ['{"detail":"Too many requests"}', null],
  ])('%s clears in %s seconds', (body, clearsIn) => expect(readErrorBody(body).clearsIn).toBe(clearsIn));

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (body) => void readErrorBody(body)));
  });

  it.skipIf(!hasSharedFixtures)('reads the bodies that people quoted (needs the shared fixtures)', () => {
    const quoted: { body: { detail?: { code?: string } } | null }[] = JSON.parse(
      readShared('pages/api_error_bodies.json'),
    );
    for (const { body } of quoted) {
      expect(readErrorBody(JSON.stringify(body)).code).toBe(body?.detail?.code ?? null);
    }
  });
});
