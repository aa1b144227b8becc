import type { Row } from '../api/rows.ts';
import type { Sheet } from './sheet.ts';

/** Fetches a part that is seldom needed and sets it to work; until it has begun, lines keep their places. */
export async function onDemand<R extends Row, M>(sheet: Sheet<R>, load: () => Promise<M>, work: (part: M) => Promise<void> | void): Promise<void> {
  const release = sheet.rows.hold();
  try {
    const done = work(await load());
    release();
    await done;
  } catch (error) {
    sheet.say('failed', sheet.explain(error));
  } finally {
    release();
  }
}
