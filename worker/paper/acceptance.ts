import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { ProvisionalOwnerKind } from '../../schema/provisional.ts';
import { provisionalAcceptances } from '../../schema/tables/index.ts';
import { decode, selection, type RowFrom } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';

const ACCEPTED = getTableColumns(provisionalAcceptances);
/** A provisional acceptance (容缺受理) with the due of what is owed on it. */
export type PaperAcceptance = RowFrom<typeof ACCEPTED> & { dueAt: string | null };

/** Every one of a case or a run of a 一件事, the oldest first; read by `acceptanceRows`. */
export const acceptancesOf = (kind: ProvisionalOwnerKind, ownerId: string): SQL => sql`
  select ${selection(ACCEPTED)}, t.due_at as "dueAt" from ${provisionalAcceptances} left join tasks t on t.id = ${provisionalAcceptances.taskId}
  where ${provisionalAcceptances.ownerKind} = ${kind} and ${provisionalAcceptances.ownerId} = ${ownerId} order by ${provisionalAcceptances.id}`;

export const acceptanceRows = (rows: Record<string, unknown>[]): PaperAcceptance[] => rows.map((row) => ({ ...decode(ACCEPTED, row), dueAt: typeof row.dueAt === 'string' ? row.dueAt : null }));

/** Of what it is; null where there is no such acceptance. */
export async function ownerOfAcceptance(store: Store, id: string): Promise<{ kind: ProvisionalOwnerKind; id: string } | null> {
  const [row] = await store.db.select({ kind: provisionalAcceptances.ownerKind, id: provisionalAcceptances.ownerId }).from(provisionalAcceptances).where(sql`${provisionalAcceptances.id} = ${id}`);
  return row ?? null;
}
