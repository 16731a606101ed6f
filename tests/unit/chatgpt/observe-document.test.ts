// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/chatgpt/observe-document';
import { openPage, PAGES } from './captured-page';

const navigation = (entry: object) => ({ getEntriesByType: () => [entry] }) as unknown as Performance;
const answered = (responseStatus: number) => navigation({ type: 'navigate', responseStatus });
const read = (page: string, performance = answered(200)) => {
  openPage(page);
  return readDocument(document, performance);
};

describe('readDocument', () => {
  it.each(Object.entries(PAGES))('takes the %s page for the app', (_, page) => {
    expect(read(page)).toEqual({ status: 200, edge: true, challenge: false, error: null });
  });

  it('reads an error page of the edge', () => {
    expect(read('2026-02-03-edge-502', answered(502))).toEqual({
      status: 502,
      edge: true,
      challenge: false,
      error: { where: 'full-page', text: 'chatgpt.com | 502: Bad gateway' },
    });
  });

  it('reads the block page, without the address it names', () => {
    expect(read('2026-02-04-blocked', answered(403))).toEqual({
      status: 403,
      edge: true,
      challenge: false,
      error: { where: 'full-page', text: 'Unable to load site' },
    });
  });

  it('reads the bot check in any language', () => {
    expect(read('2026-08-14-challenge', answered(403))).toEqual({
      status: 403,
      edge: true,
      challenge: true,
      error: { where: 'full-page', text: 'Just a moment...' },
    });
  });

  it('does not take a proxy’s page for ChatGPT’s', () => {
    expect(read('2026-11-23-proxy-502', answered(502))).toEqual({
      status: 502,
      edge: false,
      challenge: false,
      error: null,
    });
  });

  it.each([
    ['an old browser', navigation({ type: 'navigate' })],
    ['a cache', navigation({ type: 'navigate', responseStatus: 200, deliveryType: 'cache' })],
    ['Back', navigation({ type: 'back_forward', responseStatus: 200 })],
    ['nothing', { getEntriesByType: () => [] } as unknown as Performance],
  ])('has no status from %s', (_, performance) => {
    expect(read(PAGES.classic, performance).status).toBeNull();
  });
});
