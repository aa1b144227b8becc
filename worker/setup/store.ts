import { sql } from 'drizzle-orm';
import type { Store } from '../platform/store.ts';

/** Open until the first person exists. */
export async function isSetupOpen(store: Store): Promise<boolean> {
  const [row] = await store.rows<{ closed: number }>(sql`select exists (select 1 from people) as closed`);
  return row?.closed === 0;
}
