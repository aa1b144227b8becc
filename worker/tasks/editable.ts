import { getTableColumns, sql } from 'drizzle-orm';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { TaskChanges } from '../../schema/tasks.ts';
import { tasks } from '../../schema/tables/index.ts';
import { loadReferences, type References } from '../cases/register.ts';
import { isOpenTask } from '../cases/rules/file.ts';
import type { Editable } from '../platform/editable.ts';
import type { Change } from '../platform/ledger.ts';
import { asRevised, given } from '../platform/resource.ts';
import { decode, selection } from '../platform/select.ts';
import { loadDistrict } from '../settings/store.ts';
import { presentTasks, type TaskRow } from './present.ts';
import { namesSigner } from './rules.ts';
import { taskSight } from './store.ts';

const columns = getTableColumns(tasks);

/** Who does it and what is asked; a handler named for a task belongs to its department. */
export function editTask(row: TaskRow, changes: TaskChanges, references: References, change: Change): Refusal | TaskRow {
  if (!isOpenTask(row)) return refuse('task.closed');
  const { personId } = changes;
  const signed = namesSigner(row, personId, 'changes.personId');
  if (signed) return signed;
  if (personId) {
    const person = references.person(personId);
    if (!person || person.retired) return refuse('row.unknown_reference', { field: 'personId' }, 'changes.personId');
    if (row.departmentId !== null && person.departmentId !== row.departmentId) return refuse('department.not_yours', {}, 'changes.personId');
  }
  const fields = given(changes);
  change.update('tasks', row, fields, { caseId: row.caseId });
  return asRevised(row, fields, change);
}

export const taskEditable: Editable<TaskRow, TaskChanges> = {
  subject: 'tasks',
  permission: 'cases.handle',
  changes: TaskChanges,
  async load({ env, actor }, ids) {
    const rows = await env.store.rows(sql`select ${selection(columns)} from json_each(${JSON.stringify(ids)}) as wanted cross join ${tasks} on ${tasks.id} = wanted.value where ${taskSight(actor) ?? sql`1`}`);
    return rows.map((row) => decode(columns, row));
  },
  async prepare({ env, change }, asked) {
    const references = await loadReferences(env.store, { people: asked.flatMap(({ changes }) => changes.personId ?? []) });
    return (row, changes) => editTask(row, changes, references, change);
  },
  async present({ env, actor, change }, rows) {
    return presentTasks(env.store, rows, actor, await loadDistrict(env.store), change.now);
  },
};
