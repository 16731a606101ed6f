import { bearerToken, type Request } from './request';

export const SESSION_COOKIE = '__Secure-next-auth.session-token';
export const ACCOUNT_ID = '5a1b0a70-51b0-4a7e-8000-0000000000ac';

/** Access tokens: one is valid, older ones have expired. */
export class Sessions {
  private number = 1;

  get accessToken(): string {
    return `simulated-access-token-${this.number}`;
  }

  /** From now on the token handed out so far has expired. */
  rotate(): void {
    this.number++;
  }

  reset(): void {
    this.number = 1;
  }

  /** What the request's `Authorization` header is worth. */
  judge(request: Request): 'valid' | 'missing' | 'expired' {
    const token = bearerToken(request);
    if (token === null) return 'missing';
    return token === this.accessToken ? 'valid' : 'expired';
  }
}

/** Cookies of every kind that a browser tells apart: Lax, Strict, None and partitioned. */
export function documentCookies(signedIn: boolean): string[] {
  return [
    'oai-did=51b051b0-0000-4000-8000-00000000d1d0; Path=/; Secure; SameSite=Lax; Max-Age=31536000',
    '_simulated-strict=1; Path=/; Secure; HttpOnly; SameSite=Strict',
    '_simulated-none=1; Path=/; Secure; HttpOnly; SameSite=None',
    '__Host-partitioned=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned',
    signedIn
      ? `${SESSION_COOKIE}=simulated-session; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=7776000`
      : `${SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`,
  ];
}
