import { and, desc, eq, getTableColumns, lt, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { Event } from '../../schema/events.ts';
import { departments, events } from '../../schema/tables/index.ts';
import type { Store } from './store.ts';

const PAGE = 200;

export const HistoryQuery = z.strictObject({
  before: z.string().regex(/^\d{1,15}$/).optional(),
  /** A column: only what happened to this one cell. */
  field: z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,79}$/).optional(),
});
export const History = z.object({ data: z.array(Event), next: z.string().nullable() });

/** Ciphertext and digests stay in the database; masks say enough. */
const isSecret = (field: string) => field.endsWith('Sealed') || field.endsWith('Digest');

type Row = typeof events.$inferSelect & { onBehalfName: string | null };

/** `reads` says which fields this person may read of history; what was said beside them goes only to who reads all. */
function present({ onBehalfName, onBehalfOfId, ...row }: Row, reads?: ReadonlySet<string>): Event {
  const changes = Object.entries(row.changes).filter(([field]) => !isSecret(field) && (!reads || reads.has(field)));
  return {
    ...row,
    changes: Object.fromEntries(changes),
    data: reads ? {} : row.data,
    onBehalfOf: onBehalfOfId === null ? null : { departmentId: onBehalfOfId, name: onBehalfName ?? '' },
  };
}

/** A column of the district's own stands among the others, as `custom.f_…`. */
const touched = (field: string): SQL => sql`json_type(${events.changes}, ${`$."${field}"`}) is not null`;

const findEvents = (store: Store, where: SQL | undefined): Promise<Row[]> =>
  store.db
    .select({ ...getTableColumns(events), onBehalfName: sql<string | null>`${departments.name}`.as('on_behalf_name') })
    .from(events)
    .leftJoin(departments, eq(departments.id, events.onBehalfOfId))
    .where(where)
    .orderBy(desc(events.seq))
    .limit(PAGE + 1);

/** One event, for whoever has just made it. */
export async function loadEvent(store: Store, id: string): Promise<Event> {
  const [row] = await findEvents(store, eq(events.id, id));
  if (!row) throw new Error('an event that was just written is there');
  return present(row);
}

/** A page of history, newest first. */
export async function findHistory(store: Store, where: SQL | undefined, { before, field }: z.infer<typeof HistoryQuery>, reads?: ReadonlySet<string>): Promise<z.infer<typeof History>> {
  const rows = await findEvents(store, and(where, before === undefined ? undefined : lt(events.seq, Number(before)), field === undefined ? undefined : touched(field)));
  const page = rows.slice(0, PAGE);
  return { data: page.map((row) => present(row, reads)), next: rows.length > PAGE ? String(page.at(-1)?.seq ?? '') : null };
}
