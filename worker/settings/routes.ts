import { createRoute } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import { explainIssue } from '../../schema/faults.ts';
import { PRESETS, presetSettings } from '../../schema/presets/index.ts';
import { InstallBody, PresetSummary, SETTING_KEYS, Setting, SettingPatch, settingShape, type SettingKey } from '../../schema/settings.ts';
import { settings } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import type { AppEnv } from '../platform/env.ts';
import { mayEditSetting } from '../people/rules.ts';
import { moveWithCalendar } from '../calendar-days/moving.ts';
import { Change, untilWritten, type RowOf } from '../platform/ledger.ts';
import { listAnswer } from '../platform/list.ts';
import { deny, stop } from '../platform/problem.ts';
import { withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { installSettings } from './install.ts';
import { checkSetting, installOver, lostCode, summarisePreset } from './rules.ts';
import { loadDistrict, presetValue } from './store.ts';

const KeyParams = z.object({ key: Id });
const tags = ['settings'];
const Written = Setting.extend({ undo: Id.optional() });

const list = createRoute({
  method: 'get', path: '/settings', tags,
  summary: 'All settings of the district',
  responses: { 200: answer(listAnswer(Setting), 'Every setting'), 401: refusals[401] },
});
const one = createRoute({
  method: 'get', path: '/settings/{key}', tags,
  summary: 'One setting',
  request: { params: KeyParams },
  responses: { 200: answer(Setting, 'The setting'), 401: refusals[401], 404: refusals[404], 422: refusals[422] },
});
const patch = createRoute({
  method: 'patch', path: '/settings/{key}', tags,
  summary: 'Replace the value of one setting; it must have the setting’s own shape',
  request: { params: KeyParams, ...jsonBody(SettingPatch) },
  responses: { 200: answer(Written, 'The setting as it stands now'), ...refusals },
});
const presets = createRoute({
  method: 'get', path: '/presets', tags,
  summary: 'The districts whose published data can be installed, with what each said and did not',
  responses: { 200: answer(z.object({ data: z.array(PresetSummary) }), 'The presets'), 401: refusals[401] },
});
const install = createRoute({
  method: 'post', path: '/settings/install', tags,
  summary: 'Install a district’s preset over the present settings; codes that only the old ones had stay, retired',
  description: 'What the place published nothing about stays where the district has set its own (`kept` of the preset), and so does what no preset brings: own columns, papers, reminders, scoring, meetings, approvals.',
  request: jsonBody(InstallBody),
  responses: { 200: answer(z.object({ data: z.array(Setting) }), 'Every setting as it stands now'), ...refusals },
});

type Row = RowOf<'settings'>;
const present = (row: Row): Setting => Setting.parse(row);

/** A setting that came with a later version than the installation's stands as its preset has it, until somebody saves it. */
function asInstalled(key: SettingKey, rows: Row[]): Row[] {
  const district = rows.find(({ id }) => id === 'district');
  if (!district) return [];
  return [{ id: key, value: presetValue(key, district.value), version: 1, createdAt: district.createdAt, updatedAt: district.createdAt }];
}
const all = async (store: Store): Promise<Row[]> => {
  const rows = await store.db.select().from(settings);
  return SETTING_KEYS.flatMap((key) => rows.find(({ id }) => id === key) ?? asInstalled(key, rows));
};
const keyOf = (text: string): SettingKey => SETTING_KEYS.find((key) => key === text) ?? stop('row.not_found');
const find = async (store: Store, key: string): Promise<Row | undefined> => {
  const [row] = await store.db.select().from(settings).where(eq(settings.id, key));
  return row ?? (await all(store)).find(({ id }) => id === key);
};

/** The row to write over, at the version the writer saw. */
async function standing(c: Context<AppEnv>, key: string, version: number | undefined): Promise<Row> {
  const row = (await find(c.env.store, key)) ?? stop('row.not_found');
  if (version !== undefined && version !== row.version) return deny({ refused: 'row.changed' }, { current: present(row) });
  return row;
}

/** The setting as somebody else has just left it. Where it still stands, it was a promise moving with it that was faster: then all is decided anew. */
async function overtaker(c: Context<AppEnv>, row: Row): Promise<Setting> {
  const now = await standing(c, row.id, undefined);
  if (now.version === row.version) throw new RowChanged();
  return present(now);
}

export function settingRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      actorOf(c);
      const data = (await all(c.env.store)).map(present);
      return c.json({ data, next: null, total: data.length, totalIsExact: true }, 200);
    })
    .openapi(one, async (c) => {
      actorOf(c);
      return c.json(present(await standing(c, c.req.valid('param').key, undefined)), 200);
    })
    .openapi(patch, async (c) => {
      const actor = actorOf(c);
      const { store } = c.env;
      if (!mayEditSetting(c.req.valid('param').key, actor.role)) stop('auth.forbidden');
      const key = keyOf(c.req.valid('param').key);
      const { version, changes } = c.req.valid('json');
      return untilWritten(async () => {
        const row = await standing(c, key, version);
        const parsed = settingShape(key).safeParse(changes.value);
        if (!parsed.success) {
          const errors = parsed.error.issues.slice(0, 50).map((issue) => explainIssue({ ...issue, path: ['changes', 'value', ...issue.path] }, c.get('language')));
          return deny({ refused: 'request.invalid', params: { count: parsed.error.issues.length } }, { errors });
        }
        const misfit = checkSetting(key, row.value, parsed.data);
        if (misfit) return deny(misfit);
        const lost = lostCode(row.value, parsed.data);
        if (lost !== undefined) return stop('settings.code_lost', { code: lost }, 'changes.value');
        const change = new Change(store, c.get('now'), actor, 'settings.update');
        // One that came with a later version is not there yet: it is put in as it was shown, and the change is its second version.
        if (row.version === 1 && JSON.stringify(row.value) !== JSON.stringify(parsed.data)) change.also(store.db.insert(settings).values(row).onConflictDoNothing());
        change.undoable('settings');
        change.update('settings', row, { value: parsed.data });
        await moveWithCalendar(store, change, actor);
        const wrote = await withCurrent(change.commit(), () => overtaker(c, row));
        const next = wrote ? { ...row, value: parsed.data, version: row.version + 1, updatedAt: change.now } : row;
        return c.json({ ...present(next), ...(wrote && { undo: change.id }) }, 200);
      });
    })
    .openapi(presets, async (c) => {
      actorOf(c);
      const now = (await loadDistrict(c.env.store)).settings;
      return c.json({ data: PRESETS.map((preset) => summarisePreset(preset, now)) }, 200);
    })
    .openapi(install, async (c) => {
      const actor = permit(c, 'settings.edit');
      const { store } = c.env;
      const { preset: id, version } = c.req.valid('json');
      const preset = PRESETS.find((one) => one.id === id) ?? stop('settings.unknown_preset', undefined, 'preset');
      const brought = presetSettings(id) ?? stop('settings.unknown_preset', undefined, 'preset');
      await standing(c, 'district', version);
      const [rows, district] = await Promise.all([all(store), loadDistrict(store)]);
      const change = new Change(store, c.get('now'), actor, 'settings.install');
      installSettings(change, installOver(preset, brought, district.settings), rows);
      await moveWithCalendar(store, change, actor);
      await withCurrent(change.commit(), async () => present(await standing(c, 'district', undefined)));
      return c.json({ data: (await all(store)).map(present) }, 200);
    });
}
