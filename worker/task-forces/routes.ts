import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { Event } from '../../schema/events.ts';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import * as shapes from '../../schema/task-forces.ts';
import { Id, Version } from '../../schema/values.ts';
import { benchOf } from '../cases/actions.ts';
import { applyDecision, loadFile } from '../cases/store.ts';
import { historyRoutes } from '../changes/history.ts';
import type { AppEnv } from '../platform/env.ts';
import { loadEvent } from '../platform/history.ts';
import { Change } from '../platform/ledger.ts';
import { ListQuery, listAnswer } from '../platform/list.ts';
import { deny, stop } from '../platform/problem.ts';
import { withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { SummaryAnswer, SummaryQuery } from '../platform/summary.ts';
import { loadDistrict } from '../settings/store.ts';
import { ask, close, edit } from './rules.ts';
import { complainedOf, forceReads, forceSight, loadForceReferences, mayNote, owedBy, presentForces, type ForceRow } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['task-forces'];

const find = async (c: Ctx, id: string): Promise<ForceRow> => (await forceReads.findMany(c.env.store, [id], forceSight(actorOf(c))))[0] ?? stop('row.not_found');

async function shown(c: Ctx, rows: ForceRow[]) {
  const { store } = c.env;
  return presentForces(rows, { store, actor: actorOf(c), district: await loadDistrict(store), now: c.get('now') });
}
const one = async (c: Ctx, row: ForceRow) => (await shown(c, [row]))[0] ?? stop('row.not_found');

async function contextOf(c: Ctx) {
  const { calendar } = await loadDistrict(c.env.store);
  return { now: c.get('now'), calendar, sight: forceSight(actorOf(c)) };
}

/** The row at the version the writer saw, or the refusal that shows what it has become. */
async function standing(c: Ctx, id: string, version: number): Promise<ForceRow> {
  const row = await find(c, id);
  return row.version === version ? row : deny(refuse('row.changed'), { current: await one(c, row) });
}

async function commit(c: Ctx, change: Change, id: string) {
  const again = async () => one(c, await find(c, id));
  await withCurrent(change.commit(), again);
  return again();
}

const route = <S extends z.ZodType>(method: 'post' | 'patch', path: string, body: S, summary: string, codes: RefusalCode[]) =>
  createRoute({
    method, path: `/task-forces/{id}${path}`, tags, summary,
    description: `By a coordinator. Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.TaskForce, 'The task force as it stands now'), ...refusals },
  });

/** 专班. One is formed by a case's own action, `POST /api/cases/{id}/form-force`. */
export function forceRoutes() {
  const app = createRouter();
  app.openapi(
    createRoute({ method: 'get', path: '/task-forces', tags, summary: 'List task forces; a handler finds those his department leads or sits in', request: { query: ListQuery }, responses: { 200: answer(listAnswer(shapes.TaskForce), 'One page'), ...refusals } }),
    async (c) => {
      const { rows, ...page } = await forceReads.list(c.env.store, c.req.valid('query'), await contextOf(c));
      return c.json({ data: await shown(c, rows), ...page }, 200);
    },
  );
  app.openapi(
    createRoute({ method: 'get', path: '/task-forces/summary', tags, summary: 'Task forces counted by a field, under the same filters', request: { query: SummaryQuery }, responses: { 200: answer(SummaryAnswer, 'The groups, the largest first'), ...refusals } }),
    async (c) => c.json(await forceReads.summarise(c.env.store, c.req.valid('query'), await contextOf(c)), 200),
  );
  app.openapi(
    createRoute({ method: 'get', path: '/task-forces/{id}', tags, summary: 'One task force, with what it was asked for', request: { params: Params }, responses: { 200: answer(shapes.TaskForce, 'The task force'), ...refusals } }),
    async (c) => c.json(await one(c, await find(c, c.req.valid('param').id)), 200),
  );

  app.openapi(route('patch', '', z.strictObject({ version: Version, changes: shapes.ForceChanges }), 'Title, members and lead', ['force.closed', 'force.no_lead', 'force.tasks_open', 'department.complained_of', 'department.above', 'row.unknown_reference']), async (c) => {
    const actor = permit(c, 'cases.handle');
    const { version, changes } = c.req.valid('json');
    const row = await standing(c, c.req.valid('param').id, version);
    const owed = await owedBy(c.env.store, [row.id]);
    const { title, leadId, leadDepartmentId, members } = changes;
    const wanted = { ...(title !== undefined && { title }), ...(leadId !== undefined && { leadId }), ...(leadDepartmentId !== undefined && { leadDepartmentId }), ...(members && { members }) };
    const verdict = edit(row, wanted, owed, await complainedOf(c.env.store, owed), await loadForceReferences(c.env.store, { leadId: leadId ?? null, leadDepartmentId: leadDepartmentId ?? null, members: members ?? [] }));
    if (isRefusal(verdict)) return deny(inChanges(verdict));
    const change = new Change(c.env.store, c.get('now'), actor, 'force.update');
    change.update('task-forces', row, verdict);
    return c.json(await commit(c, change, row.id), 200);
  });

  app.openapi(route('post', '/ask', shapes.AskBody, 'Gives it a further case, or asks more of it for one it has finished with: a `handle` task of that case', ['force.closed', 'force.asked_already', 'case.wrong_stage', 'case.unconfirmed', 'task.due_after_answer', 'department.complained_of']), async (c) => {
    const { store } = c.env;
    const actor = permit(c, 'cases.handle');
    const { version, ...body } = c.req.valid('json');
    const row = await standing(c, c.req.valid('param').id, version);
    const file = await loadFile(store, actor, body.caseId);
    if (!file || file.row.deletedAt !== null) return deny(refuse('row.unknown_reference', { field: 'caseId' }, 'caseId'));
    const district = await loadDistrict(store);
    const verdict = ask(row, await owedBy(store, [row.id]), file, { version, ...body }, benchOf(c, district, file.row.siteId));
    if (isRefusal(verdict)) return deny(verdict);
    const change = new Change(store, c.get('now'), actor, 'force.ask');
    applyDecision(change, file, verdict, district);
    // What it owes has changed: of two who ask at once the second decides anew.
    change.touch('task-forces', row);
    return c.json(await commit(c, change, row.id), 200);
  });

  app.openapi(route('post', '/close', shapes.CloseBody, '撤销: once it owes nothing, with what came of it', ['force.closed', 'force.tasks_open']), async (c) => {
    const actor = permit(c, 'cases.handle');
    const body = c.req.valid('json');
    const row = await standing(c, c.req.valid('param').id, body.version);
    const owed = await owedBy(c.env.store, [row.id]);
    const verdict = close(row, body, owed, actor, c.get('now'));
    if (isRefusal(verdict)) return deny(verdict);
    const change = new Change(c.env.store, c.get('now'), actor, 'force.close');
    change.update('task-forces', row, verdict);
    return c.json(await commit(c, change, row.id), 200);
  });

  app.openapi(
    createRoute({
      method: 'post', path: '/task-forces/{id}/note', tags,
      summary: 'A line of its log (专班日志), kept as it was written',
      description: 'By a coordinator, or a handler of a department that leads it or sits in it; takes no version. Refuses with `force.closed`.',
      request: { params: Params, ...jsonBody(shapes.ForceNoteBody) },
      responses: { 200: answer(Event, 'The line'), ...refusals },
    }),
    async (c) => {
      const actor: Actor = actorOf(c);
      const row = await find(c, c.req.valid('param').id);
      if (!mayNote(row, actor)) return stop('auth.forbidden');
      if (row.status === 'closed') return deny(refuse('force.closed'));
      const { text, caseId } = c.req.valid('json');
      const about = caseId ?? null;
      if (about !== null && !(await owedBy(c.env.store, [row.id])).some((task) => task.caseId === about)) return deny(refuse('row.unknown_reference', { field: 'caseId' }, 'caseId'));
      const change = new Change(c.env.store, c.get('now'), actor, 'force.note');
      const id = change.note('task-forces', row.id, { caseId: about, data: { text, title: row.title } });
      await change.commit();
      return c.json(await loadEvent(c.env.store, id), 200);
    },
  );
  return app;
}

/** A refusal of a change names the field where it stands in the body. */
const inChanges = (refused: Refusal): Refusal => (refused.path === undefined ? refused : { ...refused, path: `changes.${refused.path}` });

export const forceHistory = historyRoutes({ subject: 'task-forces', one: 'a task force', look: async (c, id) => void (await find(c, id)) });
