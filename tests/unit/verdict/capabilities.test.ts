import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lib/evidence/evidence';
import type { Capability } from '../../../lib/status/status-source';
import { situationOf } from '../../../lib/verdict/engine';
import { at, card, control, cut, done, failed, live, poll, response, silent, tab } from './seen';

const view = (capability: Capability, seconds: number, ...seen: Evidence[]) => {
  const { state } = live([tab(0, true), ...seen], seconds);
  const views = situationOf(state, at(seconds)).own?.capabilities ?? [];
  const { own, ownAt, page } = views.find((one) => one.capability === capability) ?? {};
  return { own, ownAt, page };
};
const ownView = (capability: Capability, seconds: number, ...seen: Evidence[]) =>
  view(capability, seconds, ...seen).own;
const toast = (seconds: number, text: string) => ({ ...card(seconds, text), where: 'toast' }) as Evidence;

describe('what works, one capability at a time', () => {
  it('knows nothing of what nobody has used', () => {
    for (const capability of ['sending', 'history', 'uploads', 'images', 'voice', 'login'] as const)
      expect(view(capability, 10)).toEqual({ own: 'unused', ownAt: null, page: null });
  });

  it('goes by the newest word of the user’s own use', () => {
    expect(view('sending', 70, done(20), failed(60))).toEqual({ own: 'fails', ownAt: at(60), page: null });
    expect(ownView('sending', 70, failed(20), done(60))).toBe('works');
    expect(ownView('history', 70, response(60, 'history', 500))).toBe('fails');
    expect(ownView('history', 70, response(20, 'history', 500), response(60, 'conversation', 200))).toBe(
      'works',
    );
    expect(ownView('login', 70, response(60, 'session', 503))).toBe('fails');
    expect(ownView('login', 70, response(60, 'session', 200))).toBe('works');
  });

  it('keeps what fails apart from what works', () => {
    const seen = [done(50), response(60, 'history', 500)];
    expect([ownView('sending', 70, ...seen), ownView('history', 70, ...seen)]).toEqual(['works', 'fails']);
  });

  it('counts a broken answer only when the line works', () => {
    expect(ownView('sending', 62, cut(60))).toBe('unused');
    expect(ownView('sending', 62, cut(60), control(61, true))).toBe('fails');
    expect(ownView('sending', 62, cut(60), control(61, false))).toBe('unused');
    expect(ownView('sending', 62, silent(60), control(61, true))).toBe('fails');
  });

  it('still knows that sending works when the outage is over and forgotten', () => {
    const seen = [poll(0), failed(60), failed(80), done(300), done(330)];
    expect(view('sending', 340, ...seen)).toMatchObject({ own: 'works', ownAt: at(330) });
  });

  it('goes by a feature’s own requests and answers', () => {
    const uses = (seconds: number, feature: 'uploads' | 'voice', status: number, more = {}): Evidence => ({
      ...(response(seconds, 'other', status, more) as Evidence & { kind: 'response' }),
      feature,
    });
    const drawn = (evidence: Evidence): Evidence => ({ ...evidence, feature: 'images' }) as Evidence;
    expect(view('voice', 70, uses(60, 'voice', 503))).toMatchObject({ own: 'fails', ownAt: at(60) });
    expect(ownView('voice', 70, uses(50, 'voice', 503), uses(60, 'voice', 201))).toBe('works');
    expect(ownView('uploads', 70, uses(60, 'uploads', 502))).toBe('fails');
    expect(ownView('voice', 70, uses(60, 'uploads', 502))).toBe('unused');
    expect(ownView('images', 70, drawn(done(60)))).toBe('works');
    expect(ownView('images', 70, drawn(cut(60)))).toBe('fails');
    // A refusal is about the user or the file; a proxy, a bot check and a bad line say nothing.
    expect(ownView('uploads', 70, uses(60, 'uploads', 429))).toBe('unused');
    expect(ownView('uploads', 70, uses(60, 'uploads', 413))).toBe('unused');
    expect(ownView('uploads', 70, uses(60, 'uploads', 502, { edge: false }))).toBe('unused');
    expect(ownView('uploads', 70, uses(60, 'uploads', 503, { challenge: true }))).toBe('unused');
    expect(ownView('images', 70, control(59, false), drawn(cut(60)))).toBe('unused');
    // Late news of an earlier use.
    expect(ownView('voice', 70, uses(60, 'voice', 200), uses(40, 'voice', 503))).toBe('works');
    // Whatever fails of a feature, the verdict is about writing and reading.
    const failing = [10, 20, 30, 40, 50].flatMap((second) => [
      uses(second, 'voice', 503),
      uses(second, 'uploads', 500),
    ]);
    expect(live([tab(0, true), poll(0), ...failing], 60).story).toEqual(['0 operational']);
  });

  it('believes the page’s words about an upload or an image, too', () => {
    const upload = toast(60, 'Unable to upload picture.png');
    expect(view('uploads', 70, upload)).toMatchObject({ own: 'fails', ownAt: at(60) });
    expect(ownView('images', 70, upload)).toBe('unused');
    expect(ownView('images', 70, card(60, 'Error creating image'))).toBe('fails');
    // They never decide the verdict.
    expect(live([tab(0, true), poll(0), upload, toast(80, 'Unable to upload b.png')], 90).story).toEqual([
      '0 operational',
    ]);
  });

  it('forgets after half an hour', () => {
    expect(ownView('uploads', 60 + 1799, toast(60, 'Unable to upload a.png'))).toBe('fails');
    expect(ownView('uploads', 60 + 1801, toast(60, 'Unable to upload a.png'))).toBe('unused');
    expect(ownView('sending', 60 + 1801, done(60))).toBe('unused');
  });

  it('says what the page says of its component, while that can be read', () => {
    const page = poll(0, {
      Conversations: 'degraded_performance',
      'File uploads': 'partial_outage',
      'Image Generation': 'on_fire',
    });
    const says = (capability: Capability, seconds = 10) => view(capability, seconds, page).page;
    expect(says('sending')).toBe('degraded_performance');
    expect(says('history')).toBe('degraded_performance');
    expect(says('uploads')).toBe('partial_outage');
    expect(says('images')).toBe('on_fire');
    expect(says('voice')).toBe('operational');
    expect(says('login')).toBe('operational');
    expect(says('uploads', 700)).toBeNull();
  });

  it('finds a component that has got another id by its name in the group', () => {
    const page = poll(0, { 'Voice mode': 'full_outage' });
    if (!('components' in page)) throw new Error('A poll has components.');
    const components = page.components.map((one) =>
      one.name === 'Voice mode' ? { ...one, id: '01ZZZZZZZZZZZZZZZZZZZZZZZZ' } : one,
    );
    expect(view('voice', 10, { ...page, components }).page).toBe('full_outage');
  });
});
