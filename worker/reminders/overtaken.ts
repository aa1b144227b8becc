import { sql, type SQL } from 'drizzle-orm';

/** Somebody may write to one of the rows between reading and writing; then it is decided anew. */
const TRIES = 5;

/**
 * Stands right behind a statement of a batch: had that changed another number of rows than were read, this would put a
 * null where none may be, and nothing of the batch is written. Asked of the one row that is always there.
 */
export const expectChanged = (rows: number): SQL => sql`update reminder_state set revision = case when changes() = ${rows} then revision end where id = 'state'`;

const isOvertaken = (error: unknown): boolean => error instanceof Error && /reminder_state/.test(`${error.message} ${String(error.cause ?? '')}`);

/** Does it again while others are faster, and answers `otherwise` where they keep being. */
export async function unlessOvertaken<T>(otherwise: T, attempt: () => Promise<T>): Promise<T> {
  for (let left = TRIES; left > 0; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
  return otherwise;
}
