import type { QueryClient } from '@tanstack/react-query';
import type { AuthProvider } from 'react-admin';
import { forgetAhead } from '../api/ahead.ts';
import { post } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { fetchMe, ME_KEY } from './me.ts';

/** Not being signed in yet is no mistake: react-admin shows the login page and says nothing. */
const SILENT = { message: false };

/** better-auth's cookie session behind react-admin's interface. Nothing about the session is kept in the browser's storage. */
export function makeAuthProvider(client: QueryClient): AuthProvider {
  const me = () => client.fetchQuery({ queryKey: ME_KEY, queryFn: fetchMe, staleTime: 60_000, retry: false });
  /** Whoever has not signed in yet has no session that could have ended. */
  const ended = () => (client.getQueryData(ME_KEY) === undefined ? SILENT : new Error('session.expired'));
  return {
    login: async ({ username, password }: { username: string; password: string }) => {
      await post('/api/auth/sign-in/username', { username, password });
      client.clear();
      forgetAhead();
      await me();
    },
    logout: async () => {
      const signedIn = client.getQueryData(ME_KEY) !== undefined;
      client.clear();
      forgetAhead();
      if (signedIn) await post('/api/auth/sign-out').catch(() => undefined);
    },
    checkAuth: async () => {
      try {
        await me();
      } catch (error) {
        // A dead network is no reason to throw a person out of a half-filled form.
        if (error instanceof Problem && error.status === 401) return Promise.reject(ended());
      }
    },
    checkError: async (error: unknown) => {
      if (!(error instanceof Problem) || error.status !== 401) return;
      return Promise.reject(ended());
    },
    getIdentity: async () => {
      const { id, name } = await me();
      return { id, fullName: name };
    },
    getPermissions: async () => (await me()).permissions,
  };
}
