import { type Answer, languageOf, readAnswer, takeAhead } from './ahead.ts';
import { Problem, problemOf } from './problem.ts';

type Body = object | undefined;

function bodyOf(text: string): unknown {
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
  let answer: Answer;
  try {
    answer = await ((method === 'GET' && takeAhead(path)) || fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }).then(readAnswer));
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem({ status: 0, code: 'network.unreachable' });
  }
  const given = bodyOf(answer.text);
  if (!answer.ok) {
    const problem = problemOf(answer.status, given);
    if (problem.status === 401 && !path.startsWith('/api/auth/')) watchers.forEach((watcher) => watcher(problem));
    throw problem;
  }
  return given as T;
}

export const get = <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, undefined, signal);
export const post = <T>(path: string, body: object = {}, signal?: AbortSignal) => request<T>('POST', path, body, signal);
