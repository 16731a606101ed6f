import { json } from '../reply';
import { ACCOUNT_ID, SESSION_COOKIE } from '../sessions';
import type { Route } from './route';

const ME = {
  object: 'user',
  id: 'user-simulated',
  email: 'someone@example.com',
  name: 'Robin Example',
  picture: null,
  created: 1690000000,
};

/** Session and account. */
export const accountRoutes: Route[] = [
  {
    name: 'session',
    method: 'GET',
    pattern: /^\/api\/auth\/session$/,
    token: false,
    handle(site, request) {
      if (!site.settings.signedIn || !request.cookies.has(SESSION_COOKIE)) return json(200, {});
      return json(200, {
        user: { id: ME.id, name: ME.name, email: ME.email, image: null, idp: 'auth0', mfa: false },
        expires: new Date(site.clock() + 90 * 86_400_000).toISOString(),
        account: {
          id: site.settings.workspace ?? ACCOUNT_ID,
          planType: site.settings.workspace === null ? 'plus' : 'team',
          structure: site.settings.workspace === null ? 'personal' : 'workspace',
        },
        accessToken: site.sessions.accessToken,
        authProvider: 'openai',
      });
    },
  },
  {
    name: 'account',
    method: 'GET',
    pattern: /^\/backend-api\/me$/,
    token: true,
    handle: () => json(200, ME),
  },
  {
    name: 'account',
    method: 'GET',
    pattern: /^\/backend-api\/accounts\/check\/v4-2023-04-27$/,
    token: true,
    handle(site) {
      const id = site.settings.workspace ?? ACCOUNT_ID;
      const account = { account_id: id, structure: 'personal', plan_type: 'plus', is_deactivated: false };
      return json(200, {
        accounts: { [id]: { account, features: [] }, default: { account, features: [] } },
        account_ordering: [id],
      });
    },
  },
];
