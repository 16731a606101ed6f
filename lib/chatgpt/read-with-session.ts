import { type Answered, ask, type Reading } from './ask';
import { InaccessibleError, SignedOutError } from './errors';
import type { Session } from './session';

/**
 * Reads with the page's own session, in the name of one of its accounts. A refusal is tried once more with a new token. Throws the
 * errors of `errors.ts`.
 *
 * @param workspace the account to read in; null for the one the page shows
 */
export async function readWithSession(
  path: string,
  session: Session,
  reading: Reading,
  workspace: string | null = null,
): Promise<Answered> {
  for (const fresh of [false, true]) {
    const { token, account: own } = await session.credentials({ fresh });
    const account = workspace ?? own;
    const answer = await ask(
      path,
      { authorization: `Bearer ${token}`, ...(account ? { 'chatgpt-account-id': account } : {}) },
      reading,
    );
    const isRefused = answer.status === 401 || answer.code === 'conversation_inaccessible';
    if (!isRefused) {
      if (/^(?:conversation_|history_disabled_)/.test(answer.code ?? ''))
        throw new InaccessibleError(answer.code);
      return answer;
    }
    if (fresh && answer.status === 401) throw new SignedOutError();
  }
  throw new InaccessibleError();
}
