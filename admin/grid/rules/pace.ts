/** How long until the next look at what others changed: often while somebody works, seldom when nobody has for a minute. */
export const BUSY_MS = 4_000;
export const IDLE_MS = 30_000;
const IDLE_AFTER_MS = 60_000;

export const paceOf = (sinceInput: number): number => (sinceInput < IDLE_AFTER_MS ? BUSY_MS : IDLE_MS);
