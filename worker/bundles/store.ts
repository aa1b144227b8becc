import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { Answers } from '../../schema/bundles.ts';
import type { Actor } from '../../schema/people.ts';
import { bundleItems, bundles, bundleTemplates, materials, tasks } from '../../schema/tables/index.ts';
import { dueColumns, type Bench } from '../cases/rules/file.ts';
import { seesPeople } from '../cases/sight.ts';
import { codeField, conditionField, enumField, instantField, numberField, textField } from '../platform/fields.ts';
import { newId, type Change, type RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import { unseal } from '../platform/seal.ts';
import { decode, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { chosenOf } from './rules/chosen.ts';
import type { RunFile, RunVerdict } from './rules/file.ts';

export type RunRow = RowOf<'bundles'>;
export type ItemRow = typeof bundleItems.$inferSelect;
export type MaterialRow = RowOf<'materials'>;
type TemplateRow = RowOf<'bundle-templates'>;

export const runColumns = getTableColumns(bundles);
const itemColumns = getTableColumns(bundleItems);
const taskColumns = getTableColumns(tasks);
const materialColumns = getTableColumns(materials);
const templateColumns = getTableColumns(bundleTemplates);

export const materialReads = readsOf({
  table: materials,
  columns: materialColumns,
  fields: {
    id: codeField(materials.id),
    runId: codeField(materials.runId),
    key: codeField(materials.key),
    name: textField(materials.name, { sortable: false }),
    status: enumField(materials.status, ['awaited', 'accepted', 'wrong', 'provisional']),
    second: conditionField(sql`${materials.second}`),
    departmentId: codeField(materials.departmentId),
    askedAt: instantField(materials.askedAt),
    seq: numberField(materials.seq),
    createdAt: instantField(materials.createdAt),
  },
  tie: materials.id,
  defaultSort: '-createdAt',
  deletedAt: materials.deletedAt,
});

/** A handler sees the runs in which his department has an item; who only counts every one, without the people in it. */
export function runSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler') return sql`${bundles.deletedAt} is null`;
  if (actor.departmentId === null) return sql`0`;
  return sql`${bundles.deletedAt} is null and exists (select 1 from bundle_items as mine where mine.run_id = ${bundles.id} and mine.department_id = ${actor.departmentId})`;
}

/** Of those, the materials his department's items ask for. */
export function materialSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  return sql`exists (select 1 from bundle_items as mine, json_each(${materials.items}) as wanted where mine.run_id = ${materials.runId} and mine.department_id = ${actor.departmentId} and mine.item_id = wanted.value)`;
}

/** A run with all that decisions look at. `template` is the whole edition; the rules get `file`. */
export type LoadedRun = { row: RunRow; template: TemplateRow; items: ItemRow[]; tasks: RowOf<'tasks'>[]; materials: MaterialRow[] };

/** One round trip, and one more for the template of its edition. Null where this person may not see it. */
export async function loadRun(store: Store, actor: Actor | null, id: string): Promise<LoadedRun | null> {
  const sight = actor && runSight(actor);
  const [found = [], items = [], owned = [], asked = [], edition = []] = await store.reads([
    sql`select ${selection(runColumns)} from ${bundles} where ${bundles.id} = ${id} and ${sight ?? sql`1`}`,
    sql`select ${selection(itemColumns)} from ${bundleItems} where ${bundleItems.runId} = ${id} order by ${bundleItems.seq}`,
    sql`select ${selection(taskColumns)} from ${tasks} where ${tasks.owner} = 'run' and ${tasks.ownerId} = ${id} order by ${tasks.createdAt}, ${tasks.id}`,
    sql`select ${selection(materialColumns)} from ${materials} where ${materials.runId} = ${id} and ${materials.deletedAt} is null order by ${materials.seq}`,
    sql`select ${selection(templateColumns)} from ${bundleTemplates} where ${bundleTemplates.id} = (select template_id from bundles where id = ${id})`,
  ]);
  if (!found[0] || !edition[0]) return null;
  return {
    row: decode(runColumns, found[0]),
    template: decode(templateColumns, edition[0]),
    items: items.map((item) => decode(itemColumns, item)),
    tasks: owned.map((task) => decode(taskColumns, task)),
    materials: asked.map((material) => decode(materialColumns, material)),
  };
}

export async function answersOf(dataKey: string, { answersSealed }: Pick<RunRow, 'answersSealed'>): Promise<Answers> {
  return JSON.parse(await unseal(dataKey, answersSealed)) as Answers;
}

/** As the rules look at it: without the optional items nobody wanted. */
export const fileOf = ({ row, template, items, tasks: owned, materials: asked }: LoadedRun, answers: Answers): RunFile => ({ row, template: chosenOf(template, row.wanted), items, tasks: owned, materials: asked, answers });

/** Opens a promise of a run. */
function openPromise(change: Change, row: RunRow, task: { kind: 'answer' | 'bundle_item'; departmentId: string | null; personId: string | null; ask: string; clock: RowOf<'tasks'>['clock'] }, bench: Bench): string {
  const id = newId(change.now);
  const due = dueColumns(task.clock, bench.calendar);
  change.insert(
    'tasks',
    {
      id, kind: task.kind, status: 'open', owner: 'run', ownerId: row.id, caseId: null, role: null,
      departmentId: task.departmentId, siteId: row.siteId, personId: task.personId, coordinatorId: row.coordinatorId,
      ask: task.ask, ...due, receivedAt: due.clock.receivedAt,
      pausedAt: null, pausedUntil: null, acceptedAt: null, closedAt: null, result: null, ground: null, returns: 0, remindedAt: null,
    },
    { action: 'open' },
  );
  return id;
}

/** Turns a decision into the change's statements: the run, its promises, its items and materials. The run's version guards all of it. */
export function applyRun(change: Change, run: LoadedRun, verdict: RunVerdict, bench: Bench): void {
  const { row, items, template } = run;
  const itemOf = (id: string) => items.find(({ itemId }) => itemId === id);
  const answerTaskId = verdict.answer && openPromise(change, row, { kind: 'answer', departmentId: null, personId: row.coordinatorId, ask: `${row.templateName}：${row.title}`, clock: verdict.answer }, bench);
  // Of two who decide at once, one: what opens, opens once.
  change.touch('bundles', row);
  change.update('bundles', row, { ...verdict.run, ...(answerTaskId && { answerTaskId }) }, { ...(verdict.data && { data: verdict.data }) });
  for (const { itemId, clock } of verdict.open ?? []) {
    const item = itemOf(itemId);
    if (!item) continue;
    const name = template.items.find(({ id }) => id === itemId)?.name ?? itemId;
    const taskId = openPromise(change, row, { kind: 'bundle_item', departmentId: item.departmentId, personId: null, ask: `${name}（${row.templateName}：${row.title}）`.slice(0, 1000), clock }, bench);
    change.also(sql`update bundle_items set status = 'open', task_id = ${taskId}, opened_at = ${change.now} where run_id = ${row.id} and item_id = ${itemId} and task_id is null`);
  }
  for (const { task, changes, action, data } of verdict.tasks ?? []) {
    const before = run.tasks.find(({ id }) => id === task.id);
    if (before) change.update('tasks', before, changes, { action, ...(data && { data }) });
  }
  for (const { itemId, number } of verdict.numbers ?? []) change.also(sql`update bundle_items set acceptance_number = ${number} where run_id = ${row.id} and item_id = ${itemId}`);
  if (verdict.dropped && verdict.dropped.length > 0)
    change.also(sql`update bundle_items set status = 'cancelled' where run_id = ${row.id} and item_id in (select value from json_each(${JSON.stringify(verdict.dropped)})) and status = 'waiting'`);
  for (const { id, changes } of verdict.materials ?? []) {
    const before = run.materials.find((one) => one.id === id);
    if (before) change.update('materials', before, changes);
  }
  const last = Math.max(0, ...run.materials.map(({ seq }) => seq));
  for (const [at, { name, standard, item, departmentId, reason }] of (verdict.asked ?? []).entries())
    change.insert(
      'materials',
      {
        id: newId(change.now), runId: row.id, seq: last + at + 1, key: null, name, standard, form: '', main: false, deferrable: false, items: [item], samples: [],
        status: 'awaited', reason: null, sampleId: null, checkedAt: null, checkedById: null,
        second: true, secondReason: reason, departmentId, askedAt: change.now, askedById: change.actor?.id ?? null, deletedAt: null,
      },
      { action: 'materials.second' },
    );
}
