/** Tries a message gets before somebody has to ask for more. */
export const TRIES = 8;

/** Minutes until the next try, by how many were made. Runs come every quarter of an hour. */
const WAITS = [15, 15, 30, 60, 180, 360, 720] as const;

type Failed = { retry: 'later' | 'never'; retryAfterSeconds?: number };

/** Seconds until the next try of a message that was not taken; null: given up. `left` tries remain. */
export function afterFailure({ retry, retryAfterSeconds = 0 }: Failed, left: number): number | null {
  if (retry === 'never' || left <= 0) return null;
  const wait = WAITS[Math.min(TRIES - left, WAITS.length) - 1] ?? WAITS[0];
  return Math.max(wait * 60, retryAfterSeconds);
}
