import type { Failure } from './request.ts';
import { isFailure } from './request.ts';

export type Token = { token: string; lifetimeSeconds: number };
type Kept = { token: string; until: number };

/** Fetched anew this long before it ends, so that none ends on its way. */
const MARGIN_MS = 300_000;
const MOST = 50;

/**
 * Access tokens by application and secret, as long as the process or the isolate lives. Both platforms limit how often
 * one may be fetched, and WeCom answers the same token until it ends, so that several isolates do not disturb each other.
 */
const kept = new Map<string, Kept>();
const underWay = new Map<string, Promise<string | Failure>>();

export function forgetToken(key: string): void {
  kept.delete(key);
}

/** Those who ask at once share one request. */
export async function tokenFor(key: string, now: string, fetchToken: () => Promise<Token | Failure>): Promise<string | Failure> {
  const known = kept.get(key);
  if (known && known.until > Date.parse(now)) return known.token;
  const waiting = underWay.get(key);
  if (waiting) return waiting;
  const asking = fetchToken().then((answer) => {
    if (isFailure(answer)) return answer;
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { token: answer.token, until: Date.parse(now) + answer.lifetimeSeconds * 1000 - MARGIN_MS });
    return answer.token;
  });
  underWay.set(key, asking);
  try {
    return await asking;
  } finally {
    underWay.delete(key);
  }
}
