import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import * as shapes from '../../schema/bundles.ts';
import { Event } from '../../schema/events.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import { Day, Id, Version, VersionText } from '../../schema/values.ts';
import { benchOf } from '../cases/actions.ts';
import { isOpenTask } from '../cases/rules/file.ts';
import { historyRoutes } from '../changes/history.ts';
import type { AppEnv } from '../platform/env.ts';
import { loadEvent } from '../platform/history.ts';
import { Change, newId } from '../platform/ledger.ts';
import { ListQuery, listAnswer, type ListContext } from '../platform/list.ts';
import { manyRoutes } from '../platform/many-routes.ts';
import { deny, stop } from '../platform/problem.ts';
import { withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { SummaryAnswer, SummaryQuery } from '../platform/summary.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { boardOf } from './counts.ts';
import { runEditable } from './editable.ts';
import { figuresOf } from './figures.ts';
import { readRuns, summariseRuns } from './list.ts';
import { presentMaterial, presentRunFile } from './present.ts';
import { editRun, registerRun } from './register.ts';
import { mayTake } from './rules/actions.ts';
import { dayMinutesOf } from './rules/day.ts';
import type { RunFile, RunVerdict } from './rules/file.ts';
import { acceptMaterials, askAgain, inspect, issue, recordNumber, resume, start, withdraw, type RunBench } from './rules/run.ts';
import { answersOf, applyRun, fileOf, loadRun, materialReads, materialSight, type LoadedRun } from './store.ts';

type Ctx = Context<AppEnv>;
const Params = z.object({ id: Id });
const tags = ['bundles'];

const readerOf = (c: Ctx, district: District) => ({ store: c.env.store, actor: actorOf(c), district, now: c.get('now') });
const contextOf = (c: Ctx, { calendar }: District, sight: ListContext['sight']): ListContext => ({ now: c.get('now'), calendar, sight });

async function shown(c: Ctx, run: LoadedRun | null, district: District): Promise<shapes.BundleFile> {
  if (!run) return stop('row.not_found');
  return presentRunFile(run, await answersOf(c.env.dataKey, run.row), readerOf(c, district));
}
const reread = async (c: Ctx, id: string, district: District) => shown(c, await loadRun(c.env.store, actorOf(c), id), district);

const runBench = (c: Ctx, district: District, siteId: string | null): RunBench => ({ ...benchOf(c, district, siteId), dayMinutes: dayMinutesOf(district.settings.clock.workingHours, c.get('now')) });

/** The row at the version the writer saw. */
async function standing(c: Ctx, id: string, version: number, district: District): Promise<LoadedRun> {
  const run = await loadRun(c.env.store, actorOf(c), id);
  if (!run || run.row.deletedAt !== null) return stop('row.not_found');
  if (run.row.version !== version) return deny(refuse('row.changed'), { current: await shown(c, run, district) });
  return run;
}

type Decide = (file: RunFile, bench: RunBench) => RunVerdict | Refusal;

/** Load, compare versions, decide, write the run with all that follows from it in one batch, answer. */
async function act(c: Ctx, action: shapes.RunAction, version: number, decide: Decide) {
  const { store, dataKey } = c.env;
  const actor = actorOf(c);
  const { id } = Params.parse(c.req.param());
  const district = await loadDistrict(store);
  if (!mayTake(action, actor)) stop('auth.forbidden');
  const run = await standing(c, id, version, district);
  const bench = runBench(c, district, run.row.siteId);
  const verdict = decide(fileOf(run, await answersOf(dataKey, run.row)), bench);
  if (isRefusal(verdict)) return deny(verdict);
  const change = new Change(store, c.get('now'), actor, `bundles.${action}`);
  applyRun(change, run, verdict, bench);
  await withCurrent(change.commit(), () => reread(c, id, district));
  return reread(c, id, district);
}

const actionRoute = <S extends z.ZodType>(action: shapes.RunAction, body: S, summary: string, codes: RefusalCode[]) =>
  createRoute({
    method: 'post', path: `/bundles/{id}/${action}`, tags, summary,
    description: `By a coordinator. Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.BundleFile, 'The run as it stands now'), ...refusals },
  });

const list = createRoute({ method: 'get', path: '/bundles', tags, summary: 'Runs by filter and sort; a handler finds those in which his department has an item', description: '`departmentId` finds those in which a department has an open item.', request: { query: ListQuery }, responses: { 200: answer(listAnswer(shapes.BundleRun), 'One page'), 400: refusals[400], 401: refusals[401] } });
const summary = createRoute({ method: 'get', path: '/bundles/summary', tags, summary: 'Runs counted by a field', request: { query: SummaryQuery }, responses: { 200: answer(SummaryAnswer, 'The groups'), 400: refusals[400], 401: refusals[401] } });
const read = createRoute({ method: 'get', path: '/bundles/{id}', tags, summary: 'A run with its items, form, inspections and what it took so far', request: { params: Params }, responses: { 200: answer(shapes.BundleFile, 'The run'), 401: refusals[401], 404: refusals[404] } });
const create = createRoute({
  method: 'post', path: '/bundles', tags,
  summary: '一窗受理: a run of a published template; what it asks for is told once, and no clock runs yet',
  description: 'By a coordinator. Refuses with `bundle.no_template`, `bundle.item_not_optional`, `bundle.field_unknown`, `bundle.field_misfit`, `row.unknown_reference`, and of the district’s own columns `field.unknown` and those of a value that does not fit.',
  request: jsonBody(shapes.RunDraft), responses: { 201: answer(shapes.BundleFile, 'The new run'), ...refusals },
});
const edit = createRoute({
  method: 'patch', path: '/bundles/{id}', tags,
  summary: 'Corrects the form, the title, who helps and coordinates, the district’s own columns; which items are in it, only before it starts',
  description: 'Refuses with `bundle.started`, `bundle.wrong_stage`, `bundle.item_not_optional`, `bundle.field_misfit`. Without the form and the items it can be taken back by `undo`.',
  request: { params: Params, ...jsonBody(z.strictObject({ version: Version, changes: shapes.RunChanges })) }, responses: { 200: answer(shapes.BundleFile, 'The run as it stands now'), ...refusals },
});
const trash = createRoute({ method: 'delete', path: '/bundles/{id}', tags, summary: 'Puts a closed run into the trash; an open one is refused `promise.open`', request: { params: Params, query: z.strictObject({ version: VersionText }) }, responses: { 200: answer(shapes.BundleFile, 'The run in the trash'), ...refusals } });
const restore = createRoute({ method: 'post', path: '/bundles/{id}/restore', tags, summary: 'Takes a run out of the trash', request: { params: Params, ...jsonBody(z.strictObject({ version: Version })) }, responses: { 200: answer(shapes.BundleFile, 'The run'), ...refusals } });
const note = createRoute({ method: 'post', path: '/bundles/{id}/note', tags, summary: '帮办代办记录: a line of the helper’s log; no version', request: { params: Params, ...jsonBody(shapes.RunNoteBody) }, responses: { 200: answer(Event, 'The line as it stands in the run’s history'), ...refusals } });
const board = createRoute({ method: 'get', path: '/bundles/board', tags, summary: 'What lies where: runs by stage, items by department', responses: { 200: answer(shapes.RunBoard, 'The board'), 401: refusals[401] } });
const figures = createRoute({ method: 'get', path: '/bundles/figures', tags, summary: 'What runs issued in a period took in materials, time and visits, beside what their items took one by one: by template and in total', description: 'Days of the district, both included. Of staff who see all of it.', request: { query: z.strictObject({ from: Day, until: Day }) }, responses: { 200: answer(shapes.RunFigures, 'The figures'), 400: refusals[400], 401: refusals[401], 403: refusals[403] } });
const listed = createRoute({
  method: 'get', path: '/materials', tags: ['materials'],
  summary: 'Materials of runs: `filter={"runId":…}` with `sort=seq` for one run’s checklist, `filter={"second":true}` for what was asked for after the one-time notice',
  request: { query: ListQuery }, responses: { 200: answer(listAnswer(shapes.RunMaterial), 'One page'), 400: refusals[400], 401: refusals[401] },
});

/** Puts a closed run into the trash, or takes it out. */
async function move(c: Ctx, version: number, deletedAt: string | null) {
  const { store } = c.env;
  const { id } = Params.parse(c.req.param());
  const district = await loadDistrict(store);
  const actor = permit(c, 'cases.handle');
  const run = (await loadRun(store, actor, id)) ?? stop('row.not_found');
  if (run.row.version !== version) return deny(refuse('row.changed'), { current: await shown(c, run, district) });
  if ((run.row.deletedAt === null) === (deletedAt === null)) return stop('row.not_found');
  if (run.row.closedAt === null || run.tasks.some(isOpenTask)) return stop('promise.open');
  const change = new Change(store, c.get('now'), actor, deletedAt === null ? 'bundles.restore' : 'bundles.delete');
  change.update('bundles', run.row, { deletedAt });
  await withCurrent(change.commit(), () => reread(c, id, district));
  return reread(c, id, district);
}

export function bundleRoutes() {
  const app = createRouter();
  app.route('/', manyRoutes(runEditable, shapes.BundleRun));
  app.openapi(list, async (c) => {
    const district = await loadDistrict(c.env.store);
    const query = c.req.valid('query');
    if (query.trash === '1') permit(c, 'cases.handle');
    return c.json(await readRuns(query, readerOf(c, district)), 200);
  });
  app.openapi(summary, async (c) => c.json(await summariseRuns(c.req.valid('query'), readerOf(c, await loadDistrict(c.env.store))), 200));
  app.openapi(board, async (c) => c.json(await boardOf(c.env.store, actorOf(c)), 200));
  app.openapi(figures, async (c) => {
    permit(c, 'promises.see_all');
    const { from, until } = c.req.valid('query');
    if (from > until) return stop('period.backwards');
    return c.json(await figuresOf(c.env.store, from, until, (await loadDistrict(c.env.store)).calendar), 200);
  });
  app.openapi(create, async (c) => {
    const actor = permit(c, 'cases.register');
    const district = await loadDistrict(c.env.store);
    const change = new Change(c.env.store, c.get('now'), actor, 'bundles.create');
    const id = await registerRun(c.req.valid('json'), { env: c.env, change, district });
    if (isRefusal(id)) return deny(id);
    await change.commit();
    return c.json(await reread(c, id, district), 201);
  });
  app.openapi(edit, async (c) => {
    const actor = permit(c, 'cases.handle');
    const { id } = c.req.valid('param');
    const { version, changes } = c.req.valid('json');
    const district = await loadDistrict(c.env.store);
    const run = await standing(c, id, version, district);
    const change = new Change(c.env.store, c.get('now'), actor, 'bundles.update');
    // The form is sealed, and which items are in it takes rows along: neither goes back as a cell does.
    const undoable = changes.answers === undefined && changes.items === undefined;
    if (undoable) change.undoable('bundles');
    const refused = await editRun(run, changes, { env: c.env, change, district });
    if (refused) return deny(refused);
    const wrote = await withCurrent(change.commit(), () => reread(c, id, district));
    return c.json({ ...(await reread(c, id, district)), ...(undoable && wrote && { undo: change.id }) }, 200);
  });
  app.openapi(trash, async (c) => c.json(await move(c, c.req.valid('query').version, c.get('now')), 200));
  app.openapi(restore, async (c) => c.json(await move(c, c.req.valid('json').version, null), 200));
  app.openapi(actionRoute('accept-materials', shapes.AcceptMaterialsBody, 'Checks materials in one by one against sample and standard; of a wrong one it is said what is wrong', ['bundle.no_such_material', 'bundle.reason_missing', 'bundle.no_sample', 'bundle.wrong_stage']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'accept-materials', body.version, (file, bench) => acceptMaterials(file, body, bench)), 200);
  });
  app.openapi(actionRoute('start', shapes.StartBody, 'The clock starts, and with it every item that waits for nothing', ['bundle.materials_missing', 'bundle.field_missing', 'bundle.no_promise', 'bundle.wrong_stage']), async (c) =>
    c.json(await act(c, 'start', c.req.valid('json').version, start), 200));
  app.openapi(actionRoute('inspect', shapes.InspectBody, '联合勘查: one visit of several departments; their clocks and the whole promise stand still', ['bundle.nothing_to_inspect', 'clock.pause_limit', 'bundle.wrong_stage']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'inspect', body.version, (file, bench) => inspect(file, body, newId(bench.now), bench)), 200);
  });
  app.openapi(actionRoute('resume', shapes.ResumeBody, 'The visit is over and the clocks go on; the working days it took are kept', ['bundle.no_inspection', 'bundle.wrong_stage']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'resume', body.version, (file, bench) => resume(file, body, bench)), 200);
  });
  app.openapi(actionRoute('issue', shapes.IssueBody, '统一出件: the results are handed out together', ['bundle.items_open', 'bundle.not_supplied', 'bundle.wrong_stage']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'issue', body.version, (file, bench) => issue(file, body, bench)), 200);
  });
  app.openapi(actionRoute('withdraw', shapes.WithdrawBody, 'The applicant withdraws: everything still owed is taken back', ['bundle.wrong_stage']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'withdraw', body.version, (file, bench) => withdraw(file, body, bench)), 200);
  });
  app.openapi(actionRoute('ask-again', shapes.AskAgainBody, '二次告知: asks for what was not on the one-time notice, with the reason; listed for supervision', ['bundle.unknown_item', 'bundle.item_finished', 'bundle.wrong_stage']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'ask-again', body.version, (file) => askAgain(file, body)), 200);
  });
  app.openapi(actionRoute('record-number', shapes.RecordNumberBody, '受理通知书文号: the number of the licensing department’s own notice of acceptance; by that department too', ['bundle.unknown_item', 'bundle.item_waiting', 'task.not_yours', 'bundle.wrong_stage']), async (c) => {
    const body = c.req.valid('json');
    return c.json(await act(c, 'record-number', body.version, (file, bench) => recordNumber(file, body, bench)), 200);
  });
  app.openapi(note, async (c) => {
    const actor = permit(c, 'cases.handle');
    const { id } = c.req.valid('param');
    const run = await loadRun(c.env.store, actor, id);
    if (!run || run.row.deletedAt !== null) return stop('row.not_found');
    const change = new Change(c.env.store, c.get('now'), actor, 'note');
    const { kind, text, with: whom = '', place = null, minutes = null, reached = false } = c.req.valid('json');
    const line = change.note('bundles', id, { data: { kind, text, with: whom, place, minutes, reached } });
    await change.commit();
    return c.json(await loadEvent(c.env.store, line), 200);
  });
  app.openapi(listed, async (c) => {
    const actor = actorOf(c);
    const { rows, ...page } = await materialReads.list(c.env.store, c.req.valid('query'), contextOf(c, await loadDistrict(c.env.store), materialSight(actor)));
    return c.json({ data: rows.map((row) => presentMaterial(row, actor)), ...page }, 200);
  });
  app.openapi(read, async (c) => c.json(await reread(c, c.req.valid('param').id, await loadDistrict(c.env.store)), 200));
  return app;
}

const STANDING: ReadonlySet<string> = new Set(['stage', 'visits', 'startedAt', 'readyAt', 'issuedAt', 'closedAt']);

/** Who answers for the window reads all of it; a department that has an item, how the run stood. */
export const runHistory = historyRoutes({
  subject: 'bundles',
  one: 'a run of a bundle',
  async look(c, id) {
    if (!(await loadRun(c.env.store, actorOf(c), id))) stop('row.not_found');
  },
  reads: (c) => (c.get('permissions').includes('personal_data.see') ? undefined : STANDING),
});
