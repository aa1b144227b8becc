import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Case, CaseChanges, CaseCheck, CaseDraft } from '../../schema/cases.ts';
import { isRefusal, refuse } from '../../schema/refusals.ts';
import { Id, Version, VersionText } from '../../schema/values.ts';
import { Change, untilWritten } from '../platform/ledger.ts';
import { manyRoutes } from '../platform/many-routes.ts';
import { deny, stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { RowChanged } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { benchOf } from './actions.ts';
import { CaseCheckAnswer, checkRegistration } from './check.ts';
import { caseEditable } from './editable.ts';
import { editCase, prepareEdits } from './edit.ts';
import { register } from './register.ts';
import { isOpen } from './rules/actions.ts';
import { isOpenTask } from './rules/file.ts';
import { seesPeople } from './sight.ts';
import { loadFile, presentFile } from './store.ts';

const Params = z.object({ id: Id });
const tags = ['cases'];

const registerRoute = createRoute({
  method: 'post',
  path: '/cases',
  tags,
  summary: '登记: opens a case with its number, query code and first promises',
  description: 'Refuses with `value.unknown_code`, `value.in_future`, `value.masked`, `row.unknown_reference`, `case.hotline_order_missing`, `case.hotline_due_misplaced`, `case.hotline_due_early`, `case.personal_reason_missing`.',
  request: jsonBody(CaseDraft),
  responses: { 201: answer(Case, 'The case'), ...refusals },
});

const checkRoute = createRoute({
  method: 'post',
  path: '/cases/check',
  tags,
  summary: 'What a registration shows while it is typed: duplicates, earlier visits, conditions, similar cases; writes nothing',
  request: jsonBody(CaseCheck),
  responses: { 200: answer(CaseCheckAnswer, 'What was found'), ...refusals },
});

const getRoute = createRoute({ method: 'get', path: '/cases/{id}', tags, summary: 'One case, as far as this person may see it', request: { params: Params }, responses: { 200: answer(Case, 'The case'), ...refusals } });

const patchRoute = createRoute({
  method: 'patch',
  path: '/cases/{id}',
  tags,
  summary: 'Corrects what was registered; stage, category and deadline move by action only',
  description: 'A new `siteId` takes the open promises along and counts them by that site’s calendar; refused `task.due_after_answer` where a department’s part would then fall after the answer.',
  request: { params: Params, ...jsonBody(z.strictObject({ version: Version, changes: CaseChanges })) },
  responses: { 200: answer(Case, 'The case as it stands now'), ...refusals },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/cases/{id}',
  tags,
  summary: 'Moves a closed case to the trash',
  description: 'Refuses with `promise.open` while anything is owed.',
  request: { params: Params, query: z.strictObject({ version: VersionText }) },
  responses: { 200: answer(Case, 'The case in the trash'), ...refusals },
});

const restoreRoute = createRoute({
  method: 'post',
  path: '/cases/{id}/restore',
  tags,
  summary: 'Takes a case out of the trash',
  request: { params: Params, ...jsonBody(z.strictObject({ version: Version })) },
  responses: { 200: answer(Case, 'The case'), ...refusals },
});

export function caseRoutes() {
  const app = createRouter();

  app.openapi(checkRoute, async (c) => {
    permit(c, 'cases.register');
    const district = await loadDistrict(c.env.store);
    return c.json(await checkRegistration(c.env.store, c.env.dataKey, c.req.valid('json'), district, c.get('now')), 200);
  });

  app.openapi(registerRoute, async (c) => {
    const actor = permit(c, 'cases.register');
    const { store, dataKey } = c.env;
    const draft = c.req.valid('json');
    const district = await loadDistrict(store);
    // Another registration may be adding to the same applicant.
    const id = await untilWritten(async () => {
      const change = new Change(store, c.get('now'), actor, 'register');
      const registered = await register(store, dataKey, change, draft, benchOf(c, district, draft.siteId ?? actor.siteId), district);
      if (isRefusal(registered)) deny(registered);
      await change.commit();
      return registered;
    });
    const file = await loadFile(store, actor, id);
    if (!file) stop('row.not_found');
    return c.json(await presentFile(store, file, actor, district, c.get('now')), 201);
  });

  app.route('/', manyRoutes(caseEditable, Case));

  app.openapi(getRoute, async (c) => {
    const { store } = c.env;
    const actor = actorOf(c);
    const district = await loadDistrict(store);
    const file = await loadFile(store, actor, c.req.valid('param').id);
    if (!file || (file.row.deletedAt !== null && !seesPeople(actor))) stop('row.not_found');
    return c.json(await presentFile(store, file, actor, district, c.get('now')), 200);
  });

  /** The three plain writes share their way: load, compare versions, decide what changes, save, answer. */
  type EditContext = Parameters<typeof actorOf>[0];
  const edit = async (c: EditContext, id: string, version: number, action: string, decide: (file: NonNullable<Awaited<ReturnType<typeof loadFile>>>, change: Change) => void | Promise<void>) => {
    const { store } = c.env;
    const actor = permit(c, 'cases.handle');
    const district = await loadDistrict(store);
    const now = c.get('now');
    const current = async () => {
      const file = await loadFile(store, actor, id);
      return file ? presentFile(store, file, actor, district, now) : stop('row.not_found');
    };
    const file = await loadFile(store, actor, id);
    if (!file) stop('row.not_found');
    if (file.row.version !== version) deny(refuse('row.changed'), { current: await current() });
    const change = new Change(store, now, actor, action);
    change.undoable('cases');
    await decide(file, change);
    const wrote = await change.commit().catch(async (error: unknown) => {
      if (error instanceof RowChanged) return deny(refuse('row.changed'), { current: await current() });
      throw error;
    });
    return { ...(await current()), ...(wrote && { undo: change.id }) };
  };

  app.openapi(patchRoute, async (c) => {
    const { version, changes } = c.req.valid('json');
    const district = await loadDistrict(c.env.store);
    const row = await edit(c, c.req.valid('param').id, version, 'update', async (file, change) => {
      const asked = { row: file.row, changes };
      const edited = editCase(file.row, changes, await prepareEdits(c.env.store, [asked]), district, change);
      if (isRefusal(edited)) deny(edited);
    });
    return c.json(row, 200);
  });

  app.openapi(deleteRoute, async (c) => {
    const row = await edit(c, c.req.valid('param').id, c.req.valid('query').version, 'trash', (file, change) => {
      if (file.row.deletedAt !== null) stop('row.not_found');
      if (isOpen(file.row.stage) || file.tasks.some(isOpenTask)) stop('promise.open');
      change.update('cases', file.row, { deletedAt: c.get('now') }, { caseId: file.row.id });
    });
    return c.json(row, 200);
  });

  app.openapi(restoreRoute, async (c) => c.json(await edit(c, c.req.valid('param').id, c.req.valid('json').version, 'restore', (file, change) => change.update('cases', file.row, { deletedAt: null }, { caseId: file.row.id })), 200));

  return app;
}
