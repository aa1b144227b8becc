import { getTableColumns, sql } from 'drizzle-orm';
import { RunRowChanges } from '../../schema/bundles.ts';
import type { OwnFields } from '../../schema/fields.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { tasks } from '../../schema/tables/index.ts';
import { isOpenTask } from '../cases/rules/file.ts';
import { withOwn } from '../fields/rules.ts';
import type { Editable } from '../platform/editable.ts';
import type { Change, RowOf } from '../platform/ledger.ts';
import { asRevised, checkReferences, given } from '../platform/resource.ts';
import { decode, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { presentRuns } from './present.ts';
import { runColumns, runSight, type RunRow } from './store.ts';

type TaskRow = RowOf<'tasks'>;
const taskColumns = getTableColumns(tasks);

/** Of these runs the promises still owed: they go with another coordinator. */
async function owedBy(store: Store, runs: string[]): Promise<TaskRow[]> {
  if (runs.length === 0) return [];
  const rows = await store.rows(sql`select ${selection(taskColumns)} from json_each(${JSON.stringify(runs)}) as wanted cross join ${tasks} on ${tasks.ownerId} = wanted.value where ${tasks.owner} = 'run' and ${tasks.status} in ('open', 'accepted')`);
  return rows.map((row) => decode(taskColumns, row));
}

/** Title, who helps and coordinates, and the district's own columns, while the run is open; its promises go with its coordinator. Refusals: `bundle.wrong_stage`, `row.unknown_reference`, those of own columns. */
export async function editRow(row: RunRow, { custom, ...plain }: RunRowChanges, owed: readonly TaskRow[], fields: OwnFields, store: Store, change: Change): Promise<Refusal | RunRow> {
  if (row.closedAt !== null || row.deletedAt !== null) return refuse('bundle.wrong_stage');
  const refused = await checkReferences(store, [
    { path: 'changes.coordinatorId', to: 'people', id: plain.coordinatorId },
    { path: 'changes.helperId', to: 'people', id: plain.helperId },
  ]);
  if (refused) return refused;
  const own = custom && withOwn(row.custom, custom, fields, 'bundles', 'changes.custom');
  if (isRefusal(own)) return own;
  const changes = given({ ...plain, custom: own });
  change.update('bundles', row, changes);
  if (plain.coordinatorId !== undefined)
    for (const task of owed.filter(isOpenTask))
      change.update('tasks', task, { coordinatorId: plain.coordinatorId, ...(task.kind === 'answer' && { personId: plain.coordinatorId }) });
  return asRevised(row, changes, change);
}

/** Runs in the spreadsheet: what is typed over, many at once, by the rule of one. */
export const runEditable: Editable<RunRow, RunRowChanges> = {
  subject: 'bundles',
  permission: 'cases.handle',
  changes: RunRowChanges,
  async load({ env, actor }, ids) {
    const rows = await env.store.rows(sql`select ${selection(runColumns)} from json_each(${JSON.stringify(ids)}) as wanted cross join bundles on bundles.id = wanted.value where ${runSight(actor) ?? sql`1`}`);
    return rows.map((row) => decode(runColumns, row));
  },
  async prepare({ env, change }, asked) {
    const [district, owed] = await Promise.all([loadDistrict(env.store), owedBy(env.store, asked.flatMap(({ row, changes }) => (changes.coordinatorId === undefined ? [] : [row.id])))]);
    const byRun = Map.groupBy(owed, ({ ownerId }) => ownerId);
    return (row, changes) => editRow(row, changes, byRun.get(row.id) ?? [], district.settings.fields, env.store, change);
  },
  async present({ env, actor, change }, rows) {
    return presentRuns(rows, { store: env.store, actor, district: await loadDistrict(env.store), now: change.now });
  },
};
