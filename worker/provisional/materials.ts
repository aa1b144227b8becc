import { getTableColumns, sql } from 'drizzle-orm';
import { provisionalAcceptances } from '../../schema/tables/index.ts';
import type { MaterialStatus } from '../../schema/bundles.ts';
import type { MissingMaterial } from '../../schema/provisional.ts';
import { materialReads, type MaterialRow } from '../bundles/store.ts';
import type { Change } from '../platform/ledger.ts';
import { decode, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { ProvisionalRow } from './store.ts';

/** Lets materials of a run go, or says what became of them. */
export function putMaterials(change: Change, rows: readonly MaterialRow[], status: MaterialStatus): void {
  const checked = status === 'accepted' ? { checkedAt: change.now, checkedById: change.actor?.id ?? null } : { checkedAt: null, checkedById: null };
  for (const row of rows) change.update('materials', row, { status, reason: null, sampleId: null, ...checked });
}

/** What an acceptance of a run let go has come, or is awaited again. Of a case nothing is checked in. */
export async function followMaterials(store: Store, change: Change, { ownerKind, materials }: { ownerKind: ProvisionalRow['ownerKind']; materials: readonly MissingMaterial[] }, came: boolean): Promise<void> {
  if (ownerKind !== 'run') return;
  const rows = await materialReads.findMany(store, materials.map(({ code }) => code));
  putMaterials(change, rows.filter(({ status, deletedAt }) => status === 'provisional' && deletedAt === null), came ? 'accepted' : 'awaited');
}

const columns = getTableColumns(provisionalAcceptances);

/** The same where the `supplement` promise ends by itself, which ends its acceptance by a trigger. */
export async function followSupplement(store: Store, change: Change, taskId: string, came: boolean): Promise<void> {
  const [row] = await store.rows(sql`select ${selection(columns)} from ${provisionalAcceptances} where ${provisionalAcceptances.taskId} = ${taskId} and ${provisionalAcceptances.status} = 'running'`);
  if (row) await followMaterials(store, change, decode(columns, row), came);
}
