import type { Samples, Signature } from '../signature';

/** Failures on the service's side: what an outage looks like in words. */
export const serviceTexts: Signature[] = [
  {
    id: 'while-generating',
    test: /something went wrong while generating/i,
    means: 'service',
    seen: '2025-12',
  },
  {
    id: 'something-went-wrong',
    test: /something went wrong(?! while generating|, please try reloading)|出错了|問題が発生しました|^エラーが発生しました/i,
    means: 'service',
    seen: '2026-10',
  },
  {
    id: 'seems-to-have-gone-wrong',
    test: /something seems to have gone wrong/i,
    means: 'service',
    seen: '2026-02',
  },
  {
    id: 'error-generating',
    test: /there was an error generating a response/i,
    means: 'service',
    seen: '2026-06',
  },
  {
    // Also said for broken connectors; a stream that breaks is the service's until the control probe says otherwise.
    id: 'error-in-stream',
    test: /error in message stream|lỗi trong luồng tin nhắn/i,
    means: 'service',
    seen: '2026-08',
  },
  {
    id: 'delivery-timed-out',
    test: /message delivery timed out|メッセージ配信がタイムアウトしました|消息传输超时/i,
    means: 'service',
    seen: '2026-09',
  },
  {
    id: 'recovery-gave-up',
    test: /stream recovery polling timed out|resume stream unavailable/i,
    means: 'service',
    seen: '2026-10',
  },
  {
    id: 'unknown-server-error',
    test: /unknown server error/i,
    means: 'service',
    seen: '2024-04',
  },
  {
    id: 'thinking-failed',
    test: /^thinking failed/i,
    means: 'service',
    seen: '2026-10',
  },
  {
    id: 'no-history',
    test: /unable to load history/i,
    means: 'service',
    route: 'history',
    seen: '2024-04',
  },
  {
    id: 'route-error',
    test: /route error \(?5\d\d/i,
    means: 'service',
    seen: '2026-02',
  },
  {
    id: 'at-capacity',
    test: /chatgpt is at capacity|exceptionally high demand/i,
    means: 'service',
    seen: '2024-04',
  },
  {
    // Cloudflare's own pages; the number may stand in a reference line or in the title.
    id: 'gateway',
    test: /gateway time-?out|bad gateway|service (?:temporarily )?unavailable|error (?:code|reference number):? 5\d\d|web server is down|origin is unreachable|connection timed out error/i,
    means: 'service',
    seen: '2026-02',
  },
  {
    id: 'sign-in-busy',
    where: ['full-page'],
    test: /our systems are a bit busy|we ran into an issue while signing you in|^oops!$/i,
    means: 'service',
    route: 'session',
    seen: '2024-04',
  },
];

export const serviceSamples: Samples = {
  'while-generating': [
    'Something went wrong while generating the response. If this issue persists please contact us through our help center at help.openai.com.',
  ],
  'something-went-wrong': [
    'Something went wrong.',
    'Something went wrong. If this issue persists please contact us through our help center at help.openai.com.',
    "Something went wrong We're sorry, but something went wrong. Please try again later. Reset thread",
    '出错了。如果此问题仍然存在，请通过 help.openai.com 联系我们。',
    '問題が発生しました',
    'エラーが発生しました',
  ],
  'seems-to-have-gone-wrong': [
    'Hmm...something seems to have gone wrong.',
    'Hmm… something seems to have gone wrong. Maybe try me again in a little bit.',
  ],
  'error-generating': ['There was an error generating a response'],
  'error-in-stream': [
    'Error in message stream',
    'Lỗi trong luồng tin nhắn',
    'Lỗi trong luồng tin nhắn'.normalize('NFD'),
  ],
  'delivery-timed-out': [
    'Message delivery timed out. Please try again.',
    'メッセージ配信がタイムアウトしました。もう一度お試しください。',
    '消息传输超时，请重试',
  ],
  'recovery-gave-up': ['ChatGPT stream recovery polling timed out', 'Resume stream unavailable'],
  'unknown-server-error': ['Unknown server error'],
  'thinking-failed': ['Thinking failed'],
  'no-history': ['Unable to load history'],
  'route-error': [
    'Route Error (500 Internal Server Error): {"detail":"…"}',
    'Oops, an error occurred! Route Error 500',
  ],
  'at-capacity': [
    "ChatGPT is at capacity right now Get notified when we're back",
    "We're experiencing exceptionally high demand. Please hang tight as we work on scaling our systems.",
  ],
  gateway: [
    'Gateway time-out',
    '504 Gateway Time-out',
    'Bad gateway Ray ID: 0 Error reference number: 502',
    'Gateway time-out Error code 524',
    'Web server is down Error code 521',
  ],
  'sign-in-busy': [
    'Our systems are a bit busy at the moment, please take a break and try again soon.',
    'We ran into an issue while signing you in, please take a break and try again soon.',
    'Oops!',
  ],
};
