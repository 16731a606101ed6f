import type { Samples, Signature } from '../signature';

/** A session that has ended, an account or a place that may not. */
export const accountTexts: Signature[] = [
  {
    id: 'session-expired',
    test: /your session has expired|authentication token has expired|access token is missing|log in again to continue|会话已过期/i,
    means: 'login',
    seen: '2026-06',
  },
  {
    id: 'no-account',
    test: /deleted or deactivated|services are not available in your|workspace has been deactivated/i,
    means: 'login',
    seen: '2024-04',
  },
];

export const accountSamples: Samples = {
  'session-expired': [
    'Your session has expired Please log in again to continue using the app. Log in',
    'Your authentication token has expired. Please try signing in again.',
    'Unauthorized - Access token is missing',
    '你的会话已过期，请重新登录。',
  ],
  'no-account': [
    'You do not have an account because it has been deleted or deactivated. If you believe this was an error, please contact us.',
    "OpenAI's services are not available in your country.",
    "OpenAI's services are not available in your region.",
    'Your workspace has been deactivated',
  ],
};
