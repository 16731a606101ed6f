/**
 * What an error code in a response's body says about the cause. `limit` and `login` name the user; `about-request` names the
 * request or one conversation (or a recovery that goes on elsewhere) and says nothing about the service.
 */
export type CodeMeaning = 'limit' | 'login' | 'bot' | 'about-request';

/** chatgpt-web §10 and §11. Seen 2022-12 to 2026-10. */
const CODES: { test: RegExp; means: CodeMeaning }[] = [
  { test: /cap_exceeded|usage_limit|rate_limit|message_limit|quota|too_many_requests/, means: 'limit' },
  { test: /^(?:token_expired|invalid_jwt|expired_session_key|invalid_api_key)$/, means: 'login' },
  { test: /^(?:deactivated_workspace|account_deactivated|account_deleted)$/, means: 'login' },
  { test: /unusual_activity/, means: 'bot' },
  // That conversation: gone, of another account, too long.
  { test: /^(?:conversation_|history_disabled_)/, means: 'about-request' },
  // The answer is saved or the resume takes another way.
  {
    test: /^(?:persisted_final_available|tokenless_resume_unavailable|conduit_miss)$/,
    means: 'about-request',
  },
];

/** What a code means, or null for none and for one that names neither the user nor the request. */
export function codeMeaning(code: string | null): CodeMeaning | null {
  return CODES.find(({ test }) => code !== null && test.test(code))?.means ?? null;
}
