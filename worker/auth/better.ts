import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { username } from 'better-auth/plugins/username';
import { Password, Username } from '../../schema/people.ts';
import * as tables from '../../schema/tables/index.ts';
import type { Store } from '../platform/store.ts';

/** A session ends this long after it was last used: over night everybody is signed out. */
export const SESSION_SECONDS = 12 * 3600;
/** Using it moves its end at most this often. */
export const RENEW_SECONDS = 3600;

/**
 * better-auth over the request's own store; made a request (under a millisecond) and only where somebody signs in or
 * out, renews, changes a password or keeps API keys. Who a session belongs to is asked in `identify.ts`.
 * Rate limits and the check against other sites are the application's own.
 */
export function openAuth(store: Store, secret: string, secure: boolean) {
  return betterAuth({
    // Nothing here makes links, so that the address only decides how cookies are named.
    baseURL: secure ? 'https://localhost' : 'http://localhost',
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(store.db, { provider: 'sqlite', schema: tables, transaction: false }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: Password.minLength ?? 12,
      maxPasswordLength: Password.maxLength ?? 128,
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEW_SECONDS },
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'banchengshi', useSecureCookies: secure, ipAddress: { disableIpTracking: true } },
    plugins: [
      username({ usernameValidator: (name) => Username.safeParse(name).success }),
      apiKey({ rateLimit: { enabled: false }, requireName: true, maximumNameLength: 60, defaultPrefix: 'bcs_' }),
    ],
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

export const sessionCookie = (secure: boolean) => `${secure ? '__Secure-' : ''}banchengshi.session_token`;

/** Over plain http on an address, as in an office network, a cookie marked secure would never come back. */
export const isSecure = (url: string) => url.startsWith('https:');
