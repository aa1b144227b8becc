import { createRoute } from '@hono/zod-openapi';
import { getTableColumns } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import * as shapes from '../../schema/provisional.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import { tasks } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { benchOf } from '../cases/actions.ts';
import { dueColumns, type Bench } from '../cases/rules/file.ts';
import { historyRoutes } from '../changes/history.ts';
import { findFile } from '../files/store.ts';
import type { AppEnv } from '../platform/env.ts';
import { Change } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asRevised, given, resourceOf } from '../platform/resource.ts';
import { resourceRoutes, withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { rowsByIds } from '../platform/select.ts';
import { loadDistrict } from '../settings/store.ts';
import { followMaterials } from './materials.ts';
import { OWNERS, type LoadedOwner } from './owners.ts';
import { acceptProvisionally, clear, correct, edit, supply, withdraw, type Ending } from './rules.ts';
import { asWritten, endProvisional, isStanding, openProvisional, presentProvisional, provisionalReads, provisionalSight, standingOf, type ProvisionalRow } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['provisional-acceptances'];

/** 容缺受理: decided through its owner's own action, ended by the routes below; corrected in place while it runs. */
export const provisionalResource = resourceOf({
  subject: 'provisional-acceptances',
  one: 'a provisional acceptance',
  shape: shapes.ProvisionalAcceptance,
  changes: shapes.ProvisionalChanges,
  reads: provisionalReads,
  // Asked of each row: it is the deciding department's and the coordinator's.
  permission: null,
  sight: provisionalSight,
  present: asWritten,
  presentAll: presentProvisional,
  async revise(row, fields, { change, actor }) {
    const refused = edit(row, actor);
    if (refused) return refused;
    const changes = given(fields);
    change.update('provisional-acceptances', row, changes, { caseId: row.caseId });
    return asRevised(row, changes, change);
  },
});

async function find(c: Ctx, id: string): Promise<ProvisionalRow> {
  const [row] = await provisionalReads.findMany(c.env.store, [id], provisionalSight(actorOf(c)));
  return row ?? stop('row.not_found');
}

async function shown(c: Ctx, row: ProvisionalRow): Promise<shapes.ProvisionalAcceptance> {
  const { store } = c.env;
  const [one] = await presentProvisional([row], { store, actor: actorOf(c), district: await loadDistrict(store), now: c.get('now') });
  return one ?? stop('row.not_found');
}

async function loadOwner(c: Ctx, kind: shapes.ProvisionalOwnerKind, id: string): Promise<LoadedOwner> {
  const actor = actorOf(c);
  if (actor.role !== 'coordinator' && actor.role !== 'handler') return stop('auth.forbidden');
  return (await OWNERS[kind](c.env.store, actor, id, c.get('now'))) ?? stop('row.not_found');
}

/** Whether the paper an entry on behalf rests on is a file of the owner. */
async function hasPaper(c: Ctx, { owner }: LoadedOwner, fileId: string | undefined): Promise<boolean> {
  const file = fileId === undefined ? null : await findFile(c.env.store, actorOf(c), fileId);
  return file !== null && (file.subjectId === owner.id || (owner.caseId !== null && file.caseId === owner.caseId));
}

/** Load, compare versions, decide, write the row and its promise in one batch, answer. */
async function accept(c: Ctx, kind: shapes.ProvisionalOwnerKind, id: string, body: shapes.ProvisionalBody): Promise<shapes.ProvisionalAcceptance> {
  const { store } = c.env;
  const actor = actorOf(c);
  const loaded = await loadOwner(c, kind, id);
  const { owner, matterId, letGo } = loaded;
  if (owner.version !== body.version) return deny(refuse('row.changed'));
  const [matter, standing, paper, district] = await Promise.all([loaded.matter(), standingOf(store, owner, matterId), hasPaper(c, loaded, body.fileId), loadDistrict(store)]);
  const decided = acceptProvisionally(owner, body, { matter, running: standing.running !== null, barred: standing.barredBy !== null, paper }, benchOf(c, district, owner.siteId));
  if (isRefusal(decided)) return deny(decided);
  const change = new Change(store, c.get('now'), actor, 'provisional.accept', actor.role === 'coordinator' ? decided.departmentId : null);
  const row = openProvisional(change, owner, matterId ?? '', body, decided, district);
  letGo(change, decided.materials);
  await change.commit();
  return shown(c, row);
}

type Decide = (row: ProvisionalRow, bench: Bench) => Ending | Refusal;

async function act(c: Ctx, action: shapes.ProvisionalAction, version: number, id: string, decide: Decide) {
  const { store } = c.env;
  const actor = actorOf(c);
  const row = await find(c, id);
  if (row.version !== version) return deny({ refused: 'row.changed' }, { current: await shown(c, row) });
  const [task] = await rowsByIds(store, tasks, getTableColumns(tasks), [row.taskId]);
  const district = await loadDistrict(store);
  const ending = decide(row, benchOf(c, district, task?.siteId ?? null));
  if (isRefusal(ending)) return deny(ending);
  const change = new Change(store, c.get('now'), actor, `provisional.${action}`, actor.role === 'coordinator' ? row.departmentId : null);
  endProvisional(change, row, task, ending, district);
  if (ending.task) await followMaterials(store, change, row, ending.task.status === 'done');
  await withCurrent(change.commit(), async () => shown(c, await find(c, id)));
  return shown(c, await find(c, id));
}

/** What was decided is put right: the row, its promise, and what a run lets go, in one batch. */
async function putRight(c: Ctx, id: string, body: shapes.CorrectBody): Promise<shapes.ProvisionalAcceptance> {
  const { store } = c.env;
  const actor = actorOf(c);
  const row = await find(c, id);
  if (row.version !== body.version) return deny({ refused: 'row.changed' }, { current: await shown(c, row) });
  const loaded = await loadOwner(c, row.ownerKind, row.ownerId);
  const [matter, paper, district, [task]] = await Promise.all([loaded.matter(), hasPaper(c, loaded, body.fileId), loadDistrict(store), rowsByIds(store, tasks, getTableColumns(tasks), [row.taskId])]);
  if (!task) return stop('row.not_found');
  const bench = benchOf(c, district, task.siteId);
  const right = correct(row, task, body, loaded.owner, { matter, paper }, bench);
  if (isRefusal(right)) return deny(right);
  const change = new Change(store, c.get('now'), actor, 'provisional.correct', actor.role === 'coordinator' ? row.departmentId : null);
  change.update('provisional-acceptances', row, right.row, { caseId: row.caseId, data: { text: body.reason } });
  change.touch('provisional-acceptances', row);
  const { ask, clock } = right.task;
  change.update('tasks', task, { ...(ask !== undefined && { ask }), ...(clock && dueColumns(clock, bench.calendar)) }, { caseId: row.caseId, action: 'update', data: { text: body.reason } });
  if (right.added.length > 0) loaded.letGo(change, right.added);
  if (right.removed.length > 0) await followMaterials(store, change, { ownerKind: row.ownerKind, materials: right.removed }, false);
  await withCurrent(change.commit(), async () => shown(c, await find(c, id)));
  return shown(c, await find(c, id));
}

const actionRoute = <S extends z.ZodType>(action: shapes.ProvisionalAction, body: S, summary: string, codes: RefusalCode[]) =>
  createRoute({
    method: 'post', path: `/provisional-acceptances/{id}/${action}`, tags, summary,
    description: `Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.ProvisionalAcceptance, 'The acceptance as it stands now'), ...refusals },
  });

const DECISIONS: RefusalCode[] = ['provisional.not_open', 'provisional.no_matter', 'provisional.material_unknown', 'provisional.main_material', 'provisional.not_on_list', 'provisional.department_missing', 'provisional.paper_missing', 'provisional.not_competent', 'provisional.barred', 'provisional.running', 'provisional.no_due', 'provisional.due_after_item', 'task.not_yours'];

/** Under each owner's own address. */
const PLACES = [{ kind: 'case', at: 'cases', of: 'a case' }, { kind: 'run', at: 'bundles', of: 'a run of a bundle' }] as const satisfies readonly { kind: shapes.ProvisionalOwnerKind; at: string; of: string }[];

export function provisionalRoutes() {
  const app = createRouter();
  app.route('/', resourceRoutes(provisionalResource));
  app.route('/', historyRoutes({ subject: 'provisional-acceptances', one: 'a provisional acceptance', look: async (c, id) => void (await find(c, id)) }));
  for (const { kind, at, of } of PLACES) {
    app.openapi(
      createRoute({
        method: 'post', path: `/${at}/{id}/provisional`, tags: [at], summary: `容缺受理 of ${of}: what is missing, who decided, what was checked instead, and the promise it is owed by`,
        description: `\`version\` is the owner’s. By a handler of the department that handles the matter, or by a coordinator from that department’s paper. Opens a \`supplement\` task. Refuses with ${DECISIONS.map((code) => `\`${code}\``).join(', ')}.`,
        request: { params: Params, ...jsonBody(shapes.ProvisionalBody) }, responses: { 201: answer(shapes.ProvisionalAcceptance, 'The acceptance'), ...refusals },
      }),
      async (c) => c.json(await accept(c, kind, c.req.valid('param').id, c.req.valid('json')), 201),
    );
    app.openapi(
      createRoute({
        method: 'get', path: `/${at}/{id}/provisional`, tags: [at], summary: `What 容缺受理 of ${of} would take: the matter’s materials, who may decide, until when, and what stands in the way`,
        request: { params: Params }, responses: { 200: answer(shapes.ProvisionalOffer, 'What deciding takes'), 401: refusals[401], 403: refusals[403], 404: refusals[404] },
      }),
      async (c) => {
        const { store } = c.env;
        const loaded = await loadOwner(c, kind, c.req.valid('param').id);
        const { owner, matterId } = loaded;
        const [matter, standing] = await Promise.all([loaded.matter(), standingOf(store, owner, matterId)]);
        const departments = [...new Set([...owner.departments, ...(matter?.departmentId ? [matter.departmentId] : [])])];
        return c.json({ matterId: matter?.id ?? null, materials: (matter?.materials ?? []).map(({ departments: _asking, ...material }) => material), departments, dueAt: owner.dueAt, running: standing.running, barred: standing.barredBy !== null, practice: matter !== null && (await isStanding(store, matter.id)) }, 200);
      },
    );
  }
  app.openapi(actionRoute('supply', shapes.SupplyBody, '补齐: what came, and how; the promise is kept', ['provisional.ended', 'auth.forbidden']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'supply', body.version, c.req.valid('param').id, (row, bench) => supply(row, body, bench)), 200);
  });
  app.openapi(actionRoute('correct', shapes.CorrectBody, '更正: what is missing, by when, the promise or how to supply, with the reason; within what deciding itself would take', ['provisional.ended', 'provisional.nothing_changed', 'provisional.paper_missing', 'provisional.material_unknown', 'provisional.main_material', 'provisional.not_on_list', 'provisional.not_competent', 'provisional.no_due', 'provisional.paused', 'provisional.due_after_item', 'auth.forbidden']), async (c) =>
    c.json(await putRight(c, c.req.valid('param').id, c.req.valid('json')), 200));
  app.openapi(actionRoute('withdraw', shapes.EndBody, '撤销容缺受理, with the reason; nobody has broken a promise', ['provisional.ended', 'auth.forbidden']), async (c) => {
    const { version, reason } = c.req.valid('json');
    return c.json(await act(c, 'withdraw', version, c.req.valid('param').id, (row, bench) => withdraw(row, reason, bench)), 200);
  });
  app.openapi(actionRoute('clear', shapes.ClearBody, '解除限制: a supervisor lets the applicant use it again, with the reason', ['provisional.not_barred', 'auth.forbidden']), async (c) => {
    const { version, reason } = c.req.valid('json');
    return c.json(await act(c, 'clear', version, c.req.valid('param').id, (row, bench) => clear(row, reason, bench)), 200);
  });
  return app;
}
