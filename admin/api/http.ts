import { languageOf, takeAhead } from './ahead.ts';
import { Problem, problemOf } from './problem.ts';

type Body = object | undefined;

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Watcher = (problem: Problem) => void;
const watchers = new Set<Watcher>();

/** Tells whoever watches that the session has ended, whichever request found out. */
export function onSignedOut(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** One request to the API. Refusals and a dead network both arrive as a `Problem`. */
export async function request<T>(method: string, path: string, body?: Body, signal?: AbortSignal): Promise<T> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': languageOf() });
  // A form names its own parts and where they end.
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    response = await ((method === 'GET' && takeAhead(path)) || fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }));
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem({ status: 0, code: 'network.unreachable' });
  }
  const answer = await readBody(response);
  if (!response.ok) {
    const problem = problemOf(response.status, answer);
    if (problem.status === 401 && !path.startsWith('/api/auth/')) watchers.forEach((watcher) => watcher(problem));
    throw problem;
  }
  return answer as T;
}

export const get = <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, undefined, signal);
export const post = <T>(path: string, body: object = {}, signal?: AbortSignal) => request<T>('POST', path, body, signal);
