import type { Row } from '../api/rows.ts';
import type { Sheet } from './sheet.ts';

/** Fetches a part that is seldom needed and sets it to work; until it has begun, lines keep their places. `failed` hears why it could not. */
export async function onDemand<R extends Row, M>(sheet: Sheet<R>, load: () => Promise<M>, work: (part: M) => Promise<void> | void, failed?: (why: string) => void): Promise<void> {
  const release = sheet.rows.hold();
  try {
    const done = work(await load());
    release();
    await done;
  } catch (error) {
    const why = sheet.explain(error);
    failed?.(why);
    sheet.say('failed', why);
  } finally {
    release();
  }
}
