import { createRoute } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import * as shapes from '../../../schema/bundle-templates.ts';
import { refuse, type Refusal, type RefusalCode } from '../../../schema/refusals.ts';
import { departments } from '../../../schema/tables/index.ts';
import { Id } from '../../../schema/values.ts';
import type { AppEnv } from '../../platform/env.ts';
import { Change } from '../../platform/ledger.ts';
import { deny, stop } from '../../platform/problem.ts';
import { asRevised, checkReferences, given, resourceOf, type Reference } from '../../platform/resource.ts';
import { resourceRoutes, withCurrent } from '../../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../../platform/router.ts';
import { rowsByIds } from '../../platform/select.ts';
import type { Store } from '../../platform/store.ts';
import { loadDistrict, type District } from '../../settings/store.ts';
import { dayMinutesOf } from '../rules/day.ts';
import { planOf } from '../rules/plan.ts';
import { edit, faultsShown, publish, retire, save } from './rules.ts';
import { readMaterials } from './import.ts';
import { findPublished, findTemplate, installTemplates, nextEdition, presentTemplate, putTemplate, templateReads, type TemplateRow } from './store.ts';

type Ctx = Context<AppEnv>;
const tags = ['bundle-templates'];
const Params = z.object({ id: Id });

/** Departments and matters the items name are there. */
function referencesOf(items: readonly shapes.TemplateItem[], before: readonly shapes.TemplateItem[], path: string): Reference[] {
  const stood = new Set(before.flatMap(({ departmentId, matterId }) => [departmentId, matterId]));
  return items.flatMap(({ departmentId, matterId }, at) => [
    { path: `${path}items.${at}.departmentId`, to: 'departments' as const, id: stood.has(departmentId) ? null : departmentId },
    { path: `${path}items.${at}.matterId`, to: 'matters' as const, id: stood.has(matterId) ? null : matterId },
  ]);
}

/** 一件事模板: one row an edition, edited while it is a draft. */
export const templateResource = resourceOf({
  subject: 'bundle-templates',
  one: 'a bundle template',
  shape: shapes.BundleTemplate,
  changes: shapes.TemplateChanges,
  reads: templateReads,
  permission: 'directory.edit',
  mayTrash: (row) => edit(row),
  present: presentTemplate,
  adding: {
    draft: shapes.TemplateDraft,
    async create(draft, { env, change }) {
      if ((await nextEdition(env.store, draft.code)) > 1) return refuse('row.exists', { field: 'code' }, 'code');
      const row = putTemplate(change, draft);
      return save(row) ?? (await checkReferences(env.store, referencesOf(row.items, [], ''))) ?? row;
    },
  },
  async revise(row, fields, { env, change }) {
    const changes = given(fields);
    const refused = edit(row) ?? save({ ...row, ...changes }) ?? (await checkReferences(env.store, referencesOf(changes.items ?? [], row.items, 'changes.')));
    if (refused) return refused;
    change.update('bundle-templates', row, changes);
    return asRevised(row, changes, change);
  },
  trash(row, deletedAt, change) {
    change.update('bundle-templates', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

/** Departments by their names in the district, where the template names one; else as the source writes them. */
async function planShown(store: Store, row: Pick<TemplateRow, 'code' | 'edition' | 'illustrative' | 'note' | 'visits' | 'promised' | 'published' | 'items' | 'materials' | 'fields'>, district: District, now: string): Promise<shapes.Plan | null> {
  const plan = planOf(row, dayMinutesOf(district.settings.clock.workingHours, now));
  if (plan === null) return null;
  const found = await rowsByIds(store, departments, { id: departments.id, name: departments.name }, plan.departments.flatMap(({ id }) => id ?? []));
  const named = new Map(found.map(({ id, name }) => [id, name]));
  return { ...plan, departments: plan.departments.map((one) => ({ ...one, name: (one.id !== null && named.get(one.id)) || one.name })) };
}

const find = async (store: Store, code: string): Promise<TemplateRow> => (await findTemplate(store, code)) ?? stop('row.not_found');

type Act = { action: shapes.TemplateAction; version: number; refused?: (row: TemplateRow) => Refusal | undefined };

/** Load, compare versions, decide, write in one batch. */
async function act(c: Ctx, { action, version, refused }: Act, write: (row: TemplateRow, change: Change) => Promise<string>) {
  const actor = permit(c, 'directory.edit');
  const { store } = c.env;
  const { id } = Params.parse(c.req.param());
  const row = await templateReads.find(store, id);
  if (!row || row.deletedAt !== null) return stop('row.not_found');
  if (row.version !== version) return deny({ refused: 'row.changed' }, { current: presentTemplate(row, actor) });
  const denied = refused?.(row);
  if (denied) return deny(denied);
  const change = new Change(store, c.get('now'), actor, `bundle-templates.${action}`);
  const written = await write(row, change);
  await withCurrent(change.commit(), async () => presentTemplate(await find(store, id), actor));
  return presentTemplate((await templateReads.find(store, written)) ?? stop('row.not_found'), actor);
}

const actionRoute = <S extends z.ZodType>(action: shapes.TemplateAction, body: S, summary: string, codes: RefusalCode[]) =>
  createRoute({
    method: 'post', path: `/bundle-templates/{id}/${action}`, tags, summary,
    description: `By who edits the directory. Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answer(shapes.BundleTemplate, 'The edition as it stands now'), ...refusals },
  });

const CodeParams = z.object({ code: z.string().max(64) });
const plan = createRoute({
  method: 'get', path: '/bundle-templates/{code}/plan', tags,
  summary: 'What a bundle comes to: materials before and after, serial and parallel time, visits, and beside them what the source published',
  description: 'Of the published edition, else the newest draft; `code` may be an edition’s id. A time is null where a promised time is unknown.',
  request: { params: CodeParams },
  responses: { 200: answer(shapes.Plan, 'The plan'), 401: refusals[401], 404: refusals[404], 422: refusals[422] },
});
const tried = createRoute({
  method: 'post', path: '/bundle-templates/{code}/plan', tags,
  summary: 'What a change would come to that nobody has saved: the plan with it, the plan now, and what would keep it from being published',
  description: '`plan` is null where the prerequisites would go round in a circle; `faults` names it.',
  request: { params: CodeParams, ...jsonBody(shapes.TryBody) },
  responses: { 200: answer(shapes.Trial, 'Both plans'), ...refusals },
});
const importing = createRoute({
  method: 'post', path: '/bundle-templates/{id}/import-materials', tags,
  summary: 'Materials of an xlsx or csv file into a draft: 材料名称, 用于事项, 审查标准, 形式, 份数, 主要材料, 可容缺, 来源渠道, 依据',
  description: 'A row that bears a standing material’s key or name corrects it. Items are named by key or name, several by 、. Refuses with `bundle.not_draft`, `import.no_header`, `import.column_missing`, `import.no_rows`, `import.too_many_rows`, `import.not_a_sheet`.',
  request: { params: Params, ...jsonBody(shapes.ImportMaterialsBody) },
  responses: { 200: answer(shapes.ImportAnswer, 'The draft as it stands now, and what became of the rows'), ...refusals },
});
const presets = createRoute({
  method: 'post', path: '/bundle-templates/presets', tags,
  summary: 'Brings the bundles and national names this software comes with, as drafts; what is there already stays as it is',
  request: jsonBody(z.strictObject({})),
  responses: { 200: answer(z.object({ added: z.array(z.string()) }), 'The codes that were added'), ...refusals },
});

export function templateRoutes() {
  const app = createRouter();
  app.openapi(presets, async (c) => {
    const actor = permit(c, 'directory.edit');
    const { store } = c.env;
    const taken = new Set((await store.rows<{ code: string }>(sql`select distinct code as "code" from bundle_templates`)).map(({ code }) => code));
    const change = new Change(store, c.get('now'), actor, 'bundle-templates.presets');
    const added = installTemplates(change, taken).map(({ code }) => code);
    await change.commit();
    return c.json({ added }, 200);
  });
  app.openapi(plan, async (c) => {
    actorOf(c);
    const { store } = c.env;
    const row = await find(store, c.req.valid('param').code);
    const shown = await planShown(store, row, await loadDistrict(store), c.get('now'));
    return shown ? c.json(shown, 200) : deny(save(row) ?? refuse('bundle.no_items'));
  });
  app.openapi(tried, async (c) => {
    actorOf(c);
    const { store } = c.env;
    const row = await find(store, c.req.valid('param').code);
    const district = await loadDistrict(store);
    const might = { ...row, ...given(c.req.valid('json')) };
    return c.json({ plan: await planShown(store, might, district, c.get('now')), now: await planShown(store, row, district, c.get('now')), faults: faultsShown(might) }, 200);
  });
  app.route('/', resourceRoutes(templateResource));
  app.openapi(importing, async (c) => {
    const actor = permit(c, 'directory.edit');
    const { version, file, dryRun = false } = c.req.valid('json');
    const { store } = c.env;
    const row = await templateReads.find(store, c.req.valid('param').id);
    if (!row || row.deletedAt !== null) return stop('row.not_found');
    if (row.version !== version) return deny({ refused: 'row.changed' }, { current: presentTemplate(row, actor) });
    const read = edit(row) ?? readMaterials(Uint8Array.from(atob(file), (char) => char.charCodeAt(0)), row, c.get('language'));
    if ('refused' in read) return deny(read);
    const { materials, items, result } = read;
    const refused = save({ ...row, materials, items });
    if (refused) return deny(refused);
    const change = new Change(store, c.get('now'), actor, 'bundle-templates.import');
    change.undoable('bundle-templates');
    change.update('bundle-templates', row, { materials, items });
    if (!dryRun) await withCurrent(change.commit(), async () => presentTemplate(await find(store, row.id), actor));
    const after = dryRun ? { ...row, materials, items } : await find(store, row.id);
    return c.json({ template: presentTemplate(after, actor), result }, 200);
  });
  app.openapi(actionRoute('copy', shapes.CopyBody, 'A new draft of this edition: the next edition of the same template, or the first of another', ['row.exists']), async (c) => {
    const { version, code, name } = c.req.valid('json');
    return c.json(
      await act(c, { action: 'copy', version }, async (row, change) => {
        const { id: _id, code: own, edition: _edition, status: _status, publishedAt: _at, retiredAt: _retired, version: _version, createdAt: _created, updatedAt: _updated, deletedAt: _deleted, ...content } = row;
        const edition = await nextEdition(c.env.store, code ?? own);
        if (code !== undefined && code !== own && edition > 1) deny(refuse('row.exists', { field: 'code' }, 'code'));
        return putTemplate(change, { ...content, code: code ?? own, name: name ?? row.name }, edition).id;
      }),
      200,
    );
  });
  app.openapi(actionRoute('publish', shapes.PublishBody, '发布: runs start on it from now on; the edition before it is retired', ['bundle.not_draft', 'bundle.no_items', 'bundle.no_department', 'bundle.orphan_material', 'bundle.cycle', 'bundle.missing_output']), async (c) =>
    c.json(
      await act(c, { action: 'publish', version: c.req.valid('json').version, refused: (row) => publish(row, row) }, async (row, change) => {
        const standing = await findPublished(c.env.store, row.code);
        if (standing) change.update('bundle-templates', standing, { status: 'retired', retiredAt: change.now }, { action: 'bundle-templates.retire' });
        change.update('bundle-templates', row, { status: 'published', publishedAt: change.now });
        return row.id;
      }),
      200,
    ));
  app.openapi(actionRoute('retire', shapes.RetireBody, '停用: nothing starts on it any more; what runs on it goes on', ['bundle.not_published']), async (c) => {
    const { version, reason } = c.req.valid('json');
    return c.json(
      await act(c, { action: 'retire', version, refused: retire }, async (row, change) => {
        change.update('bundle-templates', row, { status: 'retired', retiredAt: change.now }, { data: { reason } });
        return row.id;
      }),
      200,
    );
  });
  return app;
}
