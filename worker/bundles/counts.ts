import { sql } from 'drizzle-orm';
import { RUN_STAGES, type RunBoard } from '../../schema/bundles.ts';
import type { Actor } from '../../schema/people.ts';
import { seesPeople } from '../cases/sight.ts';
import type { Asked, Shortcut } from '../platform/list.ts';
import type { Store } from '../platform/store.ts';

/** The index a list of runs walks along, and its total where the counters know it: all of them, or those at one stage. */
export function shortcutFor({ filter, sort, q, trash }: Asked, actor: Actor): Shortcut | undefined {
  const [only, more] = filter;
  const [by, then] = sort;
  if (q !== '' || trash || more || then || !by || (!seesPeople(actor) && actor.role !== 'viewer')) return undefined;
  const stage = only && 'field' in only && only.field === 'stage' && only.op === 'is' && typeof only.value === 'string' ? only.value : null;
  if (only && stage === null) return undefined;
  const total = sql`select coalesce(sum(n), 0) as "n" from bundle_counts where kind = 'stage' and key = '' ${stage === null ? sql`` : sql`and status = ${stage}`}`;
  if (by.field === 'createdAt') return { total, index: stage === null ? 'bundles_created' : 'bundles_stage_created' };
  if (by.field === 'dueAt' && stage !== null) return { total, index: 'bundles_stage_due' };
  return { total };
}

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

