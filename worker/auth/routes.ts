import { createRoute } from '@hono/zod-openapi';
import { isAPIError } from 'better-auth/api';
import type { Context } from 'hono';
import { z } from 'zod';
import { ApiKey, ApiKeyDeletion, ApiKeyDraft, ChangePasswordBody, NewApiKey, SignInBody, SignedIn } from '../../schema/auth.ts';
import { findPerson } from '../people/store.ts';
import type { AppEnv } from '../platform/env.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, jsonBody, problemAnswer, refusals } from '../platform/router.ts';
import { isSecure, openAuth } from './better.ts';
import { ACCOUNT_LOCK, ADDRESS_LOCK, secondsLocked } from './rules.ts';
import { addressDoor, endSession, failuresAt, forgiveAccount, recordFailure, settleSignIn } from './store.ts';

const Done = z.object({ done: z.literal(true) });
const tags = ['sign-in'];

const signIn = createRoute({
  method: 'post', path: '/auth/sign-in/username', tags,
  summary: 'Sign in with user name and password; the answer sets a session cookie',
  request: jsonBody(SignInBody),
  responses: { 200: answer(SignedIn, 'Signed in'), 401: problemAnswer('The user name or the password is wrong'), 422: refusals[422], 429: problemAnswer('Too many failed attempts; Retry-After says how long') },
});
const signOut = createRoute({
  method: 'post', path: '/auth/sign-out', tags,
  summary: 'End this session',
  responses: { 200: answer(Done, 'Signed out, whether or not there was a session') },
});
const changePassword = createRoute({
  method: 'post', path: '/auth/change-password', tags,
  summary: 'Change one’s own password; every other session of the person ends',
  request: jsonBody(ChangePasswordBody),
  responses: { 200: answer(Done, 'Changed'), 401: refusals[401], 422: refusals[422], 429: problemAnswer('Too many wrong current passwords') },
});
const createKey = createRoute({
  method: 'post', path: '/auth/api-key/create', tags,
  summary: 'Make an API key for oneself; it is shown this once and may do what its owner may',
  request: jsonBody(ApiKeyDraft),
  responses: { 200: answer(NewApiKey, 'The key'), 401: refusals[401], 422: refusals[422] },
});
const listKeys = createRoute({
  method: 'get', path: '/auth/api-key/list', tags,
  summary: 'One’s own API keys, without the keys themselves',
  responses: { 200: answer(z.object({ apiKeys: z.array(ApiKey) }), 'The keys'), 401: refusals[401] },
});
const deleteKey = createRoute({
  method: 'post', path: '/auth/api-key/delete', tags,
  summary: 'Revoke one of one’s own API keys at once',
  request: jsonBody(ApiKeyDeletion),
  responses: { 200: answer(Done, 'Revoked'), 401: refusals[401], 404: refusals[404], 422: refusals[422] },
});

const openFor = (c: Context<AppEnv>) => openAuth(c.env.store, c.env.authSecret, isSecure(c.req.url));

/** Its cookies go out with the answer. */
function passCookies(c: Context<AppEnv>, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
}

/** Null where better-auth refuses; a fault of its own is a fault of ours. */
async function unlessRefused<T>(attempt: Promise<T>): Promise<T | null> {
  try {
    return await attempt;
  } catch (error) {
    if (isAPIError(error) && Number(error.statusCode) < 500) return null;
    throw error;
  }
}

/** The two doors a guesser stands before. Refusal: `auth.locked`. */
async function throughDoors(c: Context<AppEnv>, account: string): Promise<{ doors: string[]; erred: boolean }> {
  const address = c.env.clientAddress;
  const doors = address ? [account, addressDoor(address)] : [account];
  const known = await failuresAt(c.env.store, doors);
  const seconds = Math.max(...doors.map((door) => secondsLocked(known.get(door), door === account ? ACCOUNT_LOCK : ADDRESS_LOCK, c.get('now'))));
  if (seconds > 0) stop('auth.locked', { seconds });
  return { doors, erred: known.has(account) };
}

const iso = (date: Date | null) => date && date.toISOString();
const presentKey = (key: { id: string; name: string | null; start: string | null; expiresAt: Date | null; createdAt: Date }) => ({
  id: key.id, name: key.name, start: key.start, expiresAt: iso(key.expiresAt), createdAt: key.createdAt.toISOString(),
});

export function authRoutes() {
  return createRouter()
    .openapi(signIn, async (c) => {
      const { password, ...given } = c.req.valid('json');
      const { store } = c.env;
      const username = given.username.toLowerCase();
      const { doors } = await throughDoors(c, username);
      const signedIn = await unlessRefused(openFor(c).api.signInUsername({ body: { username, password }, returnHeaders: true }));
      const session = signedIn?.response;
      const person = session ? await findPerson(store, session.user.id) : null;
      if (!session || !person || person.retiredAt !== null) {
        if (session) await endSession(store, session.token);
        await recordFailure(store, doors, c.get('now'));
        return stop('auth.failed');
      }
      // Asked again, because guesses sent all at once pass the first question together.
      await throughDoors(c, username).catch(async (locked: unknown) => {
        await endSession(store, session.token);
        throw locked;
      });
      await settleSignIn(store, person, Date.now());
      passCookies(c, signedIn.headers);
      return c.json({ user: { id: person.id, name: person.name, username: person.username } }, 200);
    })
    .openapi(signOut, async (c) => {
      const left = await unlessRefused(openFor(c).api.signOut({ headers: c.req.raw.headers, returnHeaders: true }));
      if (left) passCookies(c, left.headers);
      return c.json({ done: true as const }, 200);
    })
    .openapi(changePassword, async (c) => {
      const body = { ...c.req.valid('json'), revokeOtherSessions: true };
      const person = (await findPerson(c.env.store, actorOf(c).id)) ?? stop('auth.required');
      const { doors, erred } = await throughDoors(c, person.username);
      const changed = await unlessRefused(openFor(c).api.changePassword({ body, headers: c.req.raw.headers, returnHeaders: true }));
      if (!changed) {
        await recordFailure(c.env.store, doors, c.get('now'));
        return stop('auth.password_wrong', undefined, 'currentPassword');
      }
      if (erred) await forgiveAccount(c.env.store, person.username);
      passCookies(c, changed.headers);
      return c.json({ done: true as const }, 200);
    })
    .openapi(createKey, async (c) => {
      const { name, expiresIn } = c.req.valid('json');
      const body = { name, ...(expiresIn !== undefined && { expiresIn }) };
      const made = await unlessRefused(openFor(c).api.createApiKey({ body, headers: c.req.raw.headers }));
      if (!made) return stop('auth.required');
      return c.json({ ...presentKey(made), key: made.key }, 200);
    })
    .openapi(listKeys, async (c) => {
      const listed = await unlessRefused(openFor(c).api.listApiKeys({ query: {}, headers: c.req.raw.headers }));
      if (!listed) return stop('auth.required');
      return c.json({ apiKeys: listed.apiKeys.map(presentKey) }, 200);
    })
    .openapi(deleteKey, async (c) => {
      const gone = await unlessRefused(openFor(c).api.deleteApiKey({ body: c.req.valid('json'), headers: c.req.raw.headers }));
      if (!gone) return stop('row.not_found');
      return c.json({ done: true as const }, 200);
    });
}
