import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import * as shapes from '../../schema/supervision.ts';
import { tasks } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { getTableColumns, sql } from 'drizzle-orm';
import { benchOf } from '../cases/actions.ts';
import { isOpenTask } from '../cases/rules/file.ts';
import { rowsByIds } from '../platform/select.ts';
import type { AppEnv } from '../platform/env.ts';
import { Change } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asRevised, checkReferences, given, resourceOf, type Writing } from '../platform/resource.ts';
import { resourceRoutes, withCurrent } from '../platform/resource-routes.ts';
import { answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { confirm, edit, issue, noticeActions, sendBack, withdraw, type NoticeVerdict } from './rules.ts';
import { draftNotice, findSupervised, noticeReads, noticeSight, openRectification, presentNotices, unowed, type NoticeRow } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['supervision-notices'];

type About = Pick<shapes.SupervisionNotice, 'departmentId' | 'taskId' | 'caseId'>;

/** What a notice points at is there, and the promise it is about is that department's and still open. Its case comes with the promise. */
async function checkAbout(store: Store, { departmentId, taskId, caseId }: About): Promise<Refusal | Pick<About, 'caseId'>> {
  const unknown = await checkReferences(store, [{ path: 'departmentId', to: 'departments', id: departmentId }]);
  if (unknown) return unknown;
  if (taskId !== null) {
    const task = await findSupervised(store, taskId);
    if (!task) return refuse('row.unknown_reference', { field: 'taskId' }, 'taskId');
    if (task.departmentId !== departmentId) return refuse('supervision.not_about', {}, 'taskId');
    return task.status === 'open' || task.status === 'accepted' ? { caseId: task.caseId } : refuse('supervision.task_closed', {}, 'taskId');
  }
  if (caseId === null) return { caseId };
  const found = await store.rows(sql`select 1 from cases where id = ${caseId} and deleted_at is null`);
  return found.length > 0 ? { caseId } : refuse('row.unknown_reference', { field: 'caseId' }, 'caseId');
}

/** 督办单: drafted here or by the ladder, acted on by the routes below. */
export const noticeResource = resourceOf({
  subject: 'supervision-notices',
  one: 'a supervision notice',
  shape: shapes.SupervisionNotice,
  changes: shapes.NoticeChanges,
  reads: noticeReads,
  permission: 'cases.supervise',
  sight: noticeSight,
  unique: { task_id: 'taskId' },
  mayTrash: (row) => edit(row),
  present: (row, actor) => ({ ...row, ...unowed, actions: row.deletedAt === null ? noticeActions(row, actor) : [] }),
  presentAll: presentNotices,
  adding: {
    draft: shapes.NoticeDraft,
    async create({ taskId = null, caseId = null, ...draft }, { env, change }: Writing) {
      const about = await checkAbout(env.store, { departmentId: draft.departmentId, taskId, caseId });
      return isRefusal(about) ? about : draftNotice(change, { ...draft, taskId, caseId: about.caseId });
    },
  },
  async revise(row, fields, { env, change }) {
    const refused = edit(row);
    if (refused) return refused;
    const changes = given(fields);
    if (changes.departmentId !== undefined && changes.departmentId !== row.departmentId) {
      const about = await checkAbout(env.store, { ...row, departmentId: changes.departmentId });
      if (isRefusal(about)) return { ...about, ...(about.path !== undefined && { path: `changes.${about.path}` }) };
    }
    change.update('supervision-notices', row, changes, { caseId: row.caseId });
    return asRevised(row, changes, change);
  },
  trash(row, deletedAt, change) {
    change.update('supervision-notices', row, { deletedAt }, { caseId: row.caseId });
    return asRevised(row, { deletedAt }, change);
  },
});

async function siteOf(store: Store, taskId: string | null): Promise<string | null> {
  return taskId === null ? null : ((await findSupervised(store, taskId))?.siteId ?? null);
}

/** Load, compare versions, decide, write the notice and its rectification in one batch, answer. */
async function act(c: Ctx, action: shapes.NoticeAction, id: string, version: number, decide: (row: NoticeRow, actor: Actor, now: string) => NoticeVerdict | Refusal) {
  const actor = permit(c, 'cases.supervise');
  const { store } = c.env;
  const find = async () => (await noticeReads.findMany(store, [id], noticeSight(actor)))[0];
  const district = await loadDistrict(store);
  const shown = async (row: NoticeRow | undefined) => (row && (await presentNotices([row], { store, actor, district, now: c.get('now') }))[0]) ?? stop('row.not_found');
  const row = await find();
  if (!row || row.deletedAt !== null) return stop('row.not_found');
  if (row.version !== version) return deny({ refused: 'row.changed' }, { current: await shown(row) });
  const verdict = decide(row, actor, c.get('now'));
  if (isRefusal(verdict)) return deny(verdict);
  const change = new Change(store, c.get('now'), actor, `supervision.${action}`);
  const siteId = await siteOf(store, row.taskId);
  const bench = benchOf(c, district, siteId);
  const opened = verdict.rectify && openRectification(change, row, verdict.notice.workingDays ?? row.workingDays, siteId, bench);
  const [owed] = verdict.cancel && row.rectifyTaskId !== null ? await rowsByIds(store, tasks, getTableColumns(tasks), [row.rectifyTaskId]) : [];
  if (owed && isOpenTask(owed)) change.update('tasks', owed, { status: 'cancelled', closedAt: c.get('now'), result: verdict.cancel?.reason ?? null }, { action: 'cancel' });
  change.update('supervision-notices', row, { ...verdict.notice, ...(opened && { rectifyTaskId: opened }) }, { caseId: row.caseId, ...(verdict.data && { data: verdict.data }) });
  await withCurrent(change.commit(), async () => shown(await find()));
  return shown(await find());
}

function actionRoute<S extends z.ZodType>(action: shapes.NoticeAction, body: S, summary: string, codes: RefusalCode[]) {
  return createRoute({
    method: 'post',
    path: `/supervision-notices/{id}/${action}`,
    tags,
    summary,
    description: `By a supervisor. Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.SupervisionNotice, 'The notice as it stands now'), ...refusals },
  });
}

export function supervisionRoutes() {
  const app = createRouter();
  app.route('/', resourceRoutes(noticeResource));
  app.openapi(actionRoute('issue', shapes.IssueBody, '发出: the department owes a rectification from now on', ['supervision.wrong_status']), async (c) =>
    c.json(await act(c, 'issue', c.req.valid('param').id, c.req.valid('json').version, issue), 200));
  app.openapi(actionRoute('confirm', shapes.ConfirmBody, '销号: what the department answered is accepted', ['supervision.wrong_status', 'supervision.not_answered']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'confirm', c.req.valid('param').id, body.version, (row, actor, now) => confirm(row, body, actor, now)), 200);
  });
  app.openapi(actionRoute('send-back', shapes.SendBackBody, '退回重办: another round with a due of its own', ['supervision.wrong_status', 'supervision.not_answered']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'send-back', c.req.valid('param').id, body.version, (row) => sendBack(row, body)), 200);
  });
  app.openapi(actionRoute('withdraw', shapes.WithdrawBody, '撤回, with the reason; an open rectification is taken back', ['supervision.wrong_status']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'withdraw', c.req.valid('param').id, body.version, (row, actor, now) => withdraw(row, body, actor, now)), 200);
  });
  return app;
}
