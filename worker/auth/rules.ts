import type { Instant } from '../../schema/values.ts';

/** What is remembered of one door: an account, or an address. */
export type Failures = { failures: number; lastAt: Instant };

/** `free` mistakes cost nothing; then each doubles the wait, from `firstWait` up to `longestWait` seconds. */
export type Lock = { free: number; firstWait: number; longestWait: number };

export const ACCOUNT_LOCK: Lock = { free: 5, firstWait: 30, longestWait: 900 };
/** Generous, because a whole office may stand behind one address. */
export const ADDRESS_LOCK: Lock = { free: 100, firstWait: 30, longestWait: 300 };

/** Mistakes are forgotten this long after the last one. */
const FORGET_MS = 3_600_000;

export function isForgotten({ lastAt }: Failures, now: Instant): boolean {
  return Date.parse(now) - Date.parse(lastAt) >= FORGET_MS;
}

/** Before this instant a failure no longer counts. */
export function forgottenBefore(now: Instant): Instant {
  return new Date(Date.parse(now) - FORGET_MS).toISOString();
}

/** How many whole seconds the door stays shut; 0 when it is open. */
export function secondsLocked(known: Failures | undefined, lock: Lock, now: Instant): number {
  if (!known || known.failures < lock.free || isForgotten(known, now)) return 0;
  const wait = Math.min(lock.firstWait * 2 ** (known.failures - lock.free), lock.longestWait);
  const waited = (Date.parse(now) - Date.parse(known.lastAt)) / 1000;
  return Math.min(Math.max(Math.ceil(wait - waited), 0), wait);
}
