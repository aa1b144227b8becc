import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { Account } from '../../schema/deadlines.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import * as shapes from '../../schema/tasks.ts';
import { Id, Version } from '../../schema/values.ts';
import { followItem } from '../bundles/finish.ts';
import { historyRoutes } from '../changes/history.ts';
import { readsWords } from '../cases/sight.ts';
import { loadReferences } from '../cases/register.ts';
import { benchOf } from '../cases/actions.ts';
import { isOpenTask, type Bench, type TaskEdit } from '../cases/rules/file.ts';
import { findFile } from '../files/store.ts';
import { accountOf, spentOf } from '../deadlines/rules.ts';
import type { AppEnv } from '../platform/env.ts';
import { Change, untilWritten } from '../platform/ledger.ts';
import { manyRoutes } from '../platform/many-routes.ts';
import { deny, stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { followSupplement } from '../provisional/materials.ts';
import { deliver } from '../reminders/outbox.ts';
import { postOf } from '../reminders/run.ts';
import { urge } from '../reminders/urge.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { taskEditable } from './editable.ts';
import { loadOwners, presentTasks, type Owner, type TaskRow } from './present.ts';
import { accept, cancel, finish, giveBack, mayAct, namesSigner, pause, remind, resume } from './rules.ts';
import { loadTask } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['tasks'];

type Decide = (task: TaskRow, bench: Bench, owner: Owner | undefined) => TaskEdit | Refusal | Promise<TaskEdit | Refusal>;
/** What else the change brings; answers what is to be done once it stands. */
type Beside = (task: TaskRow, change: Change, district: District, bench: Bench) => Promise<(() => void) | undefined>;
type Asked = { version: number; onBehalf?: boolean | undefined; fileId?: string | undefined };

async function shown(c: Ctx, row: TaskRow) {
  const district = await loadDistrict(c.env.store);
  const [task] = await presentTasks(c.env.store, [row], actorOf(c), district, c.get('now'));
  return task ?? stop('row.not_found');
}

/** Load, compare versions, decide, save, answer: the way of every write to a task. */
function act(c: Ctx, action: shapes.TaskAction | 'update', id: string, asked: Asked, decide: Decide, text?: string, beside?: Beside) {
  // Somebody may be faster at what follows from this while the task itself stands: then all is decided anew.
  return untilWritten(() => actOnce(c, action, id, asked, decide, text, beside));
}

async function actOnce(c: Ctx, action: shapes.TaskAction | 'update', id: string, asked: Asked, decide: Decide, text?: string, beside?: Beside) {
  const { store } = c.env;
  const actor = actorOf(c);
  const now = c.get('now');
  const district = await loadDistrict(store);
  const task = await loadTask(store, actor, id);
  if (!task) stop('row.not_found');
  const refused = mayAct(action, task, actor, asked.onBehalf ?? false);
  if (refused) deny(refused);
  if (task.version !== asked.version) deny(refuse('row.changed'), { current: await shown(c, task) });
  const strange = asked.fileId === undefined ? undefined : await checkPaper(c, task, asked.fileId);
  if (strange) deny(strange);
  const owner = task.caseId === null ? undefined : (await loadOwners(store, [task.caseId])).get(task.caseId);
  const bench = benchOf(c, district, task.siteId);
  const edit = await decide(task, bench, owner);
  if (isRefusal(edit)) deny(edit);
  const change = new Change(store, now, actor, action, asked.onBehalf ? task.departmentId : null);
  if (action === 'update') change.undoable('tasks');
  change.update('tasks', task, edit, { caseId: task.caseId, data: { ...(asked.fileId && { fileId: asked.fileId }), ...(text && { text }) } });
  const after = await beside?.(task, change, district, bench);
  const wrote = await change.commit().catch(async (error: unknown) => {
    if (!(error instanceof RowChanged)) throw error;
    const current = await loadTask(store, actor, id);
    if (current?.version === task.version) throw error;
    return deny(refuse('row.changed'), { current: current && (await shown(c, current)) });
  });
  after?.();
  const current = await loadTask(store, actor, id);
  return { ...(await shown(c, current ?? stop('row.not_found'))), ...(wrote && action === 'update' && { undo: change.id }) };
}

function actionRoute<S extends z.ZodType>(action: shapes.TaskAction, body: S, summary: string, codes: RefusalCode[]) {
  return createRoute({
    method: 'post',
    path: `/tasks/{id}/${action}`,
    tags,
    summary,
    description: `Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.Task, 'The task as it stands now'), ...refusals },
  });
}

/** The paper an entry rests on: a file this person may see, of the task itself or of its case. */
async function checkPaper(c: Ctx, task: TaskRow, fileId: string): Promise<Refusal | undefined> {
  const file = await findFile(c.env.store, actorOf(c), fileId);
  const belongs = file !== null && file.deletedAt === null && (file.subjectId === task.id || (file.caseId !== null && file.caseId === task.caseId));
  return belongs ? undefined : refuse('row.unknown_reference', { field: 'fileId' }, 'fileId');
}

/** Puts what 催办 says into the change itself; answers what is to be done once it stands: sending, beside the answer to this request. */
async function pressing(c: Ctx, task: TaskRow, change: Change, district: District): Promise<() => void> {
  const { store, later } = c.env;
  const { statements, sends } = await urge(store, district, task, change.id, change.now);
  for (const statement of statements) change.also(statement);
  // Where nothing can go on after the answer, the next run sends it.
  return () => (sends && later ? later(async () => void (await deliver(postOf(c.env, () => (c.env.testClock ? change.now : new Date().toISOString())), district, '', change.now))) : undefined);
}

/** An item of a bundle that is done opens what waited for it, and what was supplied to a run is checked in, in the same batch. */
const following = (store: Store): Beside => async (task, change, _district, bench) => {
  if (task.owner === 'run' && task.kind === 'bundle_item') await followItem(store, change, task, bench);
  if (task.owner === 'run' && task.kind === 'supplement') await followSupplement(store, change, task.id, true);
  return undefined;
};

/** What was let go of a run and will not be supplied is awaited again. */
const takingBack = (store: Store): Beside => async (task, change) => {
  if (task.owner === 'run' && task.kind === 'supplement') await followSupplement(store, change, task.id, false);
  return undefined;
};

/** A handler named for a task belongs to its department; a promise of the window's own goes to its staff. */
async function checkPerson(c: Ctx, task: TaskRow, personId: string | null | undefined): Promise<Refusal | undefined> {
  if (!personId) return undefined;
  const person = (await loadReferences(c.env.store, { people: [personId] })).person(personId);
  if (!person || person.retired) return refuse('row.unknown_reference', { field: 'personId' }, 'personId');
  return task.departmentId !== null && person.departmentId !== task.departmentId ? refuse('department.not_yours', {}, 'personId') : undefined;
}

export function taskRoutes() {
  const app = createRouter();
  app.route('/', manyRoutes(taskEditable, shapes.Task));

  app.openapi(
    createRoute({ method: 'get', path: '/tasks/{id}', tags, summary: 'One task', request: { params: Params }, responses: { 200: answer(shapes.Task, 'The task'), ...refusals } }),
    async (c) => c.json(await shown(c, (await loadTask(c.env.store, actorOf(c), c.req.valid('param').id)) ?? stop('row.not_found')), 200),
  );

  app.openapi(
    createRoute({ method: 'get', path: '/tasks/{id}/clock', tags, summary: 'The day-by-day account of a promise’s due, with its legal basis', request: { params: Params }, responses: { 200: answer(Account, 'The account'), ...refusals } }),
    async (c) => {
      const task = (await loadTask(c.env.store, actorOf(c), c.req.valid('param').id)) ?? stop('row.not_found');
      const district = await loadDistrict(c.env.store);
      const calendar = district.calendarAt(task.siteId);
      const account = accountOf(task.clock, calendar, task.closedAt ?? c.get('now'));
      return c.json({ ...account, ...(task.status === 'done' && task.closedAt !== null && { spent: spentOf(task.clock, calendar, task.closedAt) }) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: '/tasks/{id}',
      tags,
      summary: 'Who does it and what is asked; status and due move by action only',
      request: { params: Params, ...jsonBody(z.strictObject({ version: Version, changes: shapes.TaskChanges })) },
      responses: { 200: answer(shapes.Task, 'The task'), ...refusals },
    }),
    async (c) => {
      permit(c, 'cases.handle');
      const { version, changes } = c.req.valid('json');
      const row = await act(c, 'update', c.req.valid('param').id, { version }, async (task) => {
        if (!isOpenTask(task)) return refuse('task.closed');
        return namesSigner(task, changes.personId, 'changes.personId') ?? (await checkPerson(c, task, changes.personId)) ?? { ...(changes.ask !== undefined && { ask: changes.ask }), ...(changes.personId !== undefined && { personId: changes.personId }) };
      });
      return c.json(row, 200);
    },
  );

  app.openapi(actionRoute('accept', shapes.AcceptBody, '签收, by the department or on its behalf', ['task.not_yours', 'task.closed', 'task.accepted', 'task.behalf_only_coordinator', 'department.not_yours']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'accept', c.req.valid('param').id, body, async (task, bench) => (await checkPerson(c, task, body.handlerId)) ?? accept(task, body, bench)), 200);
  });
  app.openapi(actionRoute('return', shapes.ReturnBody, '退回, with a ground from the district’s list; counted', ['task.no_ground', 'task.not_yours', 'task.closed']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'return', c.req.valid('param').id, body, (task, bench) => giveBack(task, body, bench), body.text), 200);
  });
  app.openapi(actionRoute('finish', shapes.FinishBody, '办结, with the result', ['task.not_yours', 'task.closed', 'task.wrong_kind', 'department.complained_of']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'finish', c.req.valid('param').id, body, (task, bench, owner) => finish(task, body, owner?.complainedOfId ?? null, bench), undefined, following(c.env.store)), 200);
  });
  app.openapi(actionRoute('remind', shapes.RemindBody, '催办: whoever does it hears it at once, by the bell and his channels; once in half an hour', ['task.closed', 'task.wrong_kind', 'task.urged_already']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'remind', c.req.valid('param').id, body, (task, bench) => remind(task, bench), body.text, (task, change, district) => pressing(c, task, change, district)), 200);
  });
  app.openapi(actionRoute('cancel', shapes.CancelBody, 'Takes a part back, with the reason', ['task.closed', 'task.wrong_kind']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'cancel', c.req.valid('param').id, body, (task, bench) => cancel(task, body, bench), body.reason, takingBack(c.env.store)), 200);
  });
  app.openapi(actionRoute('pause', shapes.TaskPauseBody, 'Stops this part alone', ['clock.already_paused', 'clock.pause_limit', 'task.wrong_kind']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'pause', c.req.valid('param').id, body, (task, bench, owner) => pause(task, body, bench, owner?.dueAt ?? null)), 200);
  });
  app.openapi(actionRoute('resume', shapes.RemindBody, 'Starts this part again; it is then owed no later than the answer', ['clock.not_paused', 'task.closed']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'resume', c.req.valid('param').id, body, (task, bench, owner) => resume(task, bench, owner?.dueAt ?? null), body.text), 200);
  });

  return app;
}

const STANDING: ReadonlySet<string> = new Set(['status', 'dueAt', 'provisional', 'pausedAt', 'closedAt', 'acceptedAt', 'departmentId', 'role', 'kind', 'returns']);

/** Who sees a promise reads what became of it; who only counts, how it stood. */
export const taskHistory = historyRoutes({
  subject: 'tasks',
  one: 'a task',
  async look(c, id) {
    if (!(await loadTask(c.env.store, actorOf(c), id))) stop('row.not_found');
  },
  reads: (c) => (readsWords(actorOf(c)) ? undefined : STANDING),
});
