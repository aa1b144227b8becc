import type { ProblemParams, SendProblem } from '../../../schema/channel-problems.ts';
import { OutboundError, type Route } from '../../outbound/outbound.ts';
import type { SendResult, SendTools } from './channel.ts';

const TIMEOUT_MS = 10_000;
const MAX_LOGGED = 500;
/** A sensible wait where the other side limits the rate and does not say for how long: their windows are a minute. */
export const RATE_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 86_400;

export type Failure = Extract<SendResult, { ok: false }>;
export type Answered = { status: number; text: string; headers: Headers };

/** What may go better by itself. A refusal of what we sent would be the same again, and an answer nobody understands may be a yes. */
const PASSING: ReadonlySet<SendProblem> = new Set([
  'net.dns', 'net.refused', 'net.reset', 'net.timeout', 'net.unreachable', 'net.tls', 'net.failed', 'proxy.failed', 'http.server', 'rate.limited', 'rate.quota', 'token.expired',
]);

export function failed(problem: SendProblem, answer: string, more: { params?: ProblemParams; after?: number; passing?: boolean } = {}): Failure {
  return {
    ok: false,
    answer,
    retry: (more.passing ?? PASSING.has(problem)) ? 'later' : 'never',
    problem,
    ...(more.after !== undefined && { retryAfterSeconds: more.after }),
    ...(more.params && { params: more.params }),
  };
}

/** For the log: without what must not stand there, and not endless. Short values would black out half the text. */
export function loggable(text: string, hidden: readonly (string | null)[]): string {
  const clean = hidden.reduce<string>((left, value) => (value !== null && value.length >= 4 ? left.replaceAll(value, '***').replaceAll(encodeURIComponent(value), '***') : left), text);
  return clean.replace(/\s+/g, ' ').trim().slice(0, MAX_LOGGED);
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
function waitOf(headers: Headers, now: string): number | undefined {
  const said = headers.get('retry-after');
  if (said === null) return undefined;
  const seconds = /^\d+$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.parse(now)) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS) : undefined;
}

export function asFailure(error: OutboundError, timeoutMs: number, hidden: readonly (string | null)[]): Failure {
  const { problem, params, said, passing } = error;
  const clean = loggable(said, hidden);
  return failed(problem, clean, {
    params: { ...params, seconds: Math.ceil(timeoutMs / 1000), ...('said' in params && { said: clean }) },
    ...(passing !== undefined && { passing }),
  });
}

type Asking = { url: string; method?: string; headers?: Record<string, string>; body?: string; route: Route; hidden: readonly (string | null)[] };

/** One request. A status that is no success is already a Failure; what a 2xx says is the caller's to read. */
export async function ask(tools: SendTools, { url, method = 'POST', headers = {}, body, route, hidden }: Asking): Promise<Answered | Failure> {
  const timeoutMs = tools.timeoutMs ?? TIMEOUT_MS;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await tools.fetch(url, { method, headers, signal, ...(body !== undefined && { body }) }, route);
    const text = await answer.text();
    return statusFailure(answer, text, url, tools.now(), hidden) ?? { status: answer.status, text, headers: answer.headers };
  } catch (error) {
    if (error instanceof OutboundError) return asFailure(error, timeoutMs, hidden);
    // The answer broke off or did not end in time.
    const { hostname } = new URL(url);
    return failed(error instanceof DOMException ? 'net.timeout' : 'net.failed', '', { params: { host: hostname, seconds: Math.ceil(timeoutMs / 1000) } });
  }
}

function statusFailure({ status, headers }: Response, text: string, url: string, now: string, hidden: readonly (string | null)[]): Failure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const answer = loggable(`${status} ${text}`, hidden);
  const after = waitOf(headers, now);
  const more = { params: { status, host: new URL(url).hostname }, ...(after !== undefined && { after }) };
  if (status === 0 || (status >= 300 && status < 400)) return failed('net.redirect', answer, more);
  if (status === 401) return failed('http.unauthorized', answer, more);
  if (status === 403 || status === 407) return failed('http.forbidden', answer, more);
  if (status === 404) return failed('http.not_found', answer, more);
  if (status === 429) return failed('rate.limited', answer, { after: RATE_WAIT_SECONDS, ...more });
  if (status >= 500) return failed('http.server', answer, more);
  return failed('http.rejected', answer, { ...more, passing: status === 408 || status === 425 });
}

export const isFailure = (value: object): value is Failure => 'ok' in value && value.ok === false;

/** The JSON object a 2xx answered, or what is wrong with it. */
export function readJson({ text }: Answered, hidden: readonly (string | null)[]): Record<string, unknown> | Failure {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Not JSON: told below.
  }
  return failed('answer.malformed', loggable(text, hidden));
}
