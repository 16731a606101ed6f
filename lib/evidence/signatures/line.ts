import type { Samples, Signature } from '../signature';

/** The user's line, or a break of unclear cause: with a control probe they count like a request without response, else they are weak. */
export const lineTexts: Signature[] = [
  {
    // One captured case was thirty 429s in a row; the server itself sends it with a 404.
    id: 'network-error',
    test: /a network error occurred|^network ?error\b|^load failed$|^failed to fetch$|ネットワークエラーが発生しました/i,
    means: 'network',
    seen: '2026-10',
  },
  {
    id: 'connection-lost',
    test: /network connection lost/i,
    means: 'network',
    seen: '2025-06',
  },
  {
    // The client's own words for "Failed to fetch".
    id: 'engine-does-not-exist',
    test: /the engine you requested does not exist/i,
    means: 'network',
    seen: '2024-04',
  },
  {
    id: 'websocket',
    test: /connecting to the websocket/i,
    means: 'network',
    seen: '2025-06',
  },
];

export const lineSamples: Samples = {
  'network-error': [
    'A network error occurred. Please check your connection and try again.',
    'network error',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'Failed to fetch',
    'ネットワークエラーが発生しました',
  ],
  'connection-lost': ['Network connection lost. Attempting to reconnect…'],
  'engine-does-not-exist': [
    'An error occurred. Either the engine you requested does not exist or there was another issue processing your request.',
  ],
  websocket: ['An error occurred while connecting to the websocket'],
};
