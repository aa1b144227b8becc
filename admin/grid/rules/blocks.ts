/** Rows come from the server in blocks of this many. */
export const BLOCK = 100;
/** Rows kept in memory: past this the longest unseen blocks go. */
const KEPT_ROWS = 60 * BLOCK;
/** The most rows one request may ask for. */
const LIMIT = 500;

export type Request = { offset: number; limit: number };

/** Rows beyond the screen that are fetched with it. */
export const MARGIN = 40;

export const blockOf = (row: number) => Math.floor(row / BLOCK);

/** The requests for rows `first` to `last`, of which `has` says what is there or on its way: neighbours go together. */
export function missing(first: number, last: number, has: (block: number) => boolean): Request[] {
  const requests: Request[] = [];
  for (let block = blockOf(Math.max(0, first)); block <= blockOf(last); block++) {
    if (has(block)) continue;
    const before = requests.at(-1);
    if (before && before.offset + before.limit === block * BLOCK && before.limit + BLOCK <= LIMIT) before.limit += BLOCK;
    else requests.push({ offset: block * BLOCK, limit: BLOCK });
  }
  return requests;
}

/** What a list asks for first, whatever it lists. */
export const firstRequest = (): Request => ({ offset: 0, limit: (blockOf(BLOCK - 1 + MARGIN) + 1) * BLOCK });

/** Which blocks to let go: the longest unseen, never those that are `held`. `blocks` runs from longest unseen to last seen; a small group's has few rows. */
export function surplus<B>(blocks: readonly B[], held: (block: B) => boolean, { keep = KEPT_ROWS, size = () => BLOCK }: { keep?: number; size?: (block: B) => number } = {}): B[] {
  let over = blocks.reduce((sum, block) => sum + size(block), 0) - keep;
  return blocks.filter((block) => {
    if (over <= 0 || held(block)) return false;
    over -= size(block);
    return true;
  });
}
