import { sql } from 'drizzle-orm';
import { RUN_STAGES, type RunBoard } from '../../schema/bundles.ts';
import type { Actor } from '../../schema/people.ts';
import type { Store } from '../platform/store.ts';

/** What lies where, read off the counters: a row a stage, and three a department. A handler reads his own department's. */
export async function boardOf(store: Store, actor: Actor): Promise<RunBoard> {
  const rows = await store.rows<{ kind: string; key: string; status: string; n: number }>(sql`select kind as "kind", key as "key", status as "status", n as "n" from bundle_counts where n > 0`);
  const count = (kind: string, key: string, status: string) => rows.find((row) => row.kind === kind && row.key === key && row.status === status)?.n ?? 0;
  const mine = actor.role === 'handler' ? actor.departmentId : null;
  const departments = [...new Set(rows.filter(({ kind }) => kind === 'item').map(({ key }) => key))].filter((id) => actor.role !== 'handler' || id === mine).toSorted();
  return {
    stages: actor.role === 'handler' ? [] : RUN_STAGES.map((stage) => ({ stage, count: count('stage', '', stage) })),
    departments: departments.map((departmentId) => ({ departmentId, waiting: count('item', departmentId, 'waiting'), open: count('item', departmentId, 'open'), done: count('item', departmentId, 'done') })),
  };
}
