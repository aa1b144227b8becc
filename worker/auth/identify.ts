import { defaultKeyHasher } from '@better-auth/api-key';
import { getSignedCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { dayOf } from '../deadlines/rules.ts';
import { standsInOn } from '../leave/rules.ts';
import { permissionsFor } from '../people/rules.ts';
import type { AppEnv } from '../platform/env.ts';
import { problem } from '../platform/problem.ts';
import { loadDistrict } from '../settings/store.ts';
import { RENEW_SECONDS, SESSION_SECONDS, isSecure, openAuth, sessionCookie } from './better.ts';
import { findByApiKey, findBySession } from './store.ts';

/** What answers without a sign-in. The rest of the API is refused before anything of it is looked at. */
const OPEN = new Set(['/api/auth/sign-in/username', '/api/auth/sign-out', '/api/health', '/api/openapi.json', '/api/docs', '/api/setup']);

export const isPublic = (path: string): boolean => OPEN.has(path) || path.startsWith('/api/portal/');

/** Longer is no key of ours, and hashing it would only cost. */
const MAX_KEY = 200;

/** Session life runs by the wall clock, whatever a test says it is now. */
const wallClock = () => Date.now();

/** Who asks: by cookie session, or by `x-api-key`. One query, nothing kept between requests. */
export const identify = createMiddleware<AppEnv>(async (c, next) => {
  if (isPublic(c.req.path)) return next();
  const { store, authSecret } = c.env;
  const key = c.req.header('x-api-key');
  const secure = isSecure(c.req.url);
  const token = key === undefined && (await getSignedCookie(c, authSecret, sessionCookie(secure)));
  const now = c.get('now');
  const found = token ? await findBySession(store, token, wallClock(), now) : null;
  const known = key !== undefined && key.length <= MAX_KEY ? await findByApiKey(store, await defaultKeyHasher(key), wallClock(), now) : found;
  if (!known) return problem(c, { refused: 'auth.required' });
  const actor = known.standings.length === 0 ? known.actor : { ...known.actor, standsInFor: standsInOn(known.standings, dayOf(now, (await loadDistrict(store)).calendar)).map(({ personId }) => personId) };
  c.set('actor', actor);
  c.set('permissions', permissionsFor(actor));
  await next();
  if (found && wallClock() > found.expiresAt - (SESSION_SECONDS - RENEW_SECONDS) * 1000) {
    const renewed = await openAuth(store, authSecret, secure).api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
    for (const cookie of renewed.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  }
  return undefined;
});
