import { describe, expect, it } from 'vitest';
import { featureOf, routeOf } from '../../../lib/evidence/route';

const ID = '6a1b2c3d-0000-4000-8000-000000000001';
const at = (path: string) => `https://chatgpt.com${path}`;

describe('featureOf', () => {
  it.each([
    ['uploads', '/backend-api/files'],
    ['uploads', '/backend-api/files/process_upload_stream'],
    ['uploads', '/backend-anon/files/file-1/uploaded'],
    ['voice', '/realtime/vp?dcid=0'],
    ['voice', '/realtime/vps'],
    ['voice', '/realtime/wm'],
    ['voice', '/voice/get_token'],
  ])('%s: %s, which says nothing about writing', (feature, path) => {
    expect(featureOf(at(path))).toBe(feature);
    expect(routeOf(at(path))).toBe('other');
  });

  it.each([
    '/backend-api/files/download/file-1',
    '/backend-api/files/file-1/download',
    '/realtime/status',
    '/backend-api/f/conversation',
    '/c/realtime',
  ])('none: %s', (path) => expect(featureOf(at(path))).toBeNull());

  it('none at another host', () => {
    expect(featureOf('https://example.org/backend-api/files')).toBeNull();
    expect(featureOf('not an address')).toBeNull();
  });
});

describe('routeOf', () => {
  it.each([
    ['generation', '/backend-api/f/conversation'],
    ['generation', '/backend-api/conversation'],
    ['generation', '/backend-anon/f/conversation'],
    ['generation', '/backend-alt/f/conversation'],
    ['generation', '/backend-api/f/conversation/resume'],
    ['generation', '/backend-api/f/steer_turn'],
    ['generation', '/backend-api/feed/card/abc/conversation'],
    ['conversation', `/backend-api/conversation/${ID}`],
    ['conversation', `/backend-api/conversation/${ID}?include_widget_state=true`],
    ['conversation', `/backend-api/conversations/${ID}?include_has_versions=true&num_turns=10`],
    ['conversation', `/backend-api/conversations/${ID}/messages?before=x`],
    ['conversation', `/backend-api/conversation/${ID}/stream_status`],
    ['conversation', `/backend-api/conversation/${ID}/async-status`],
    ['conversation', `/backend-api/conversation/${ID}/textdocs`],
    ['conversation', '/backend-api/conversation/WEB:6a1b2c3d-0000-4000-8000-000000000001'],
    ['history', '/backend-api/conversations?offset=0&limit=28&order=updated'],
    ['history', '/backend-api/gizmos/snorlax/sidebar?conversations_per_gizmo=0&cursor='],
    ['history', '/backend-api/gizmos/g-p-0123456789abcdef/conversations?cursor=0&limit=50'],
    ['session', '/api/auth/session'],
    ['session', '/backend-api/me'],
    ['session', '/backend-api/accounts/check/v4-2023-04-27'],
    ['asset', '/cdn/assets/root-a1b2c3.js'],
    ['asset', '/assets/index-a1b2c3.css'],
    ['asset', '/backend-api/files/download/file-1?post_id=&inline=false'],
    ['asset', '/backend-api/files/file-1/download'],
    ['asset', '/backend-api/estuary/content?id=file-1&sig=x'],
    ['asset', `/backend-api/conversation/${ID}/interpreter/download?message_id=m`],
    ['document', '/'],
    ['document', '/?temporary-chat=true'],
    ['document', `/c/${ID}`],
    ['document', `/g/g-p-0123-thing/c/${ID}`],
    ['document', '/g/g-p-0123-thing/project'],
    ['document', `/share/${ID}`],
    ['document', '/library'],
    ['document', '/work/'],
    ['document', '/auth/error?error=x'],
  ])('%s: %s', (route, path) => expect(routeOf(at(path))).toBe(route));

  it.each([
    '/backend-api/f/conversation/prepare',
    '/backend-api/sentinel/chat-requirements',
    '/backend-api/sentinel/chat-requirements/prepare',
    '/backend-api/conversation/init',
    `/backend-api/conversation/gen_title/${ID}`,
    '/backend-api/conversation/message_feedback',
    '/backend-api/stop_conversation',
    '/backend-api/moderations',
    '/backend-api/compliance',
    '/backend-api/beacons/home',
    '/backend-api/lat/r',
    '/backend-api/edge',
    '/backend-api/bazaar/x/ads',
    '/backend-api/conversations/batch',
    '/backend-api/celsius/ws/user',
    '/backend-api/memories',
    '/ces/v1/t',
    '/ces/statsc/flush',
    '/v1/rgstr',
    '/messenger/web/ping',
    '/favicon.ico',
    '/manifest.json',
  ])('telemetry, preparation and everything unknown never count: %s', (path) =>
    expect(routeOf(at(path))).toBe('other'),
  );

  it.each([
    'https://ab.chatgpt.com/v1/initialize',
    'https://browser-intake-datadoghq.com/api/v2/rum',
    'https://chatgpt.com.example.org/c/1',
    'https://example.org/backend-api/conversation',
    'wss://ws.chatgpt.com/x',
    'blob:https://chatgpt.com/1',
    'not an address',
    '',
  ])('another host never counts: %s', (url) => expect(routeOf(url)).toBe('other'));
});
