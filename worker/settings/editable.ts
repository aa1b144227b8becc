import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { SETTING_KEYS, Setting, settingShape } from '../../schema/settings.ts';
import { settings } from '../../schema/tables/index.ts';
import { refuse } from '../../schema/refusals.ts';
import { mayEditSetting } from '../people/rules.ts';
import { moveWithCalendar } from '../calendar-days/moving.ts';
import type { Editable } from '../platform/editable.ts';
import type { RowOf } from '../platform/ledger.ts';
import { asRevised } from '../platform/resource.ts';
import { backTo, checkSetting } from './rules.ts';

const SettingValue = z.strictObject({ value: z.unknown() });

/** For taking a change of the settings back. A code that was added meanwhile stays, retired: rows may point at it by now. */
export const settingEditable: Editable<RowOf<'settings'>, z.infer<typeof SettingValue>> = {
  subject: 'settings',
  // Asked of each setting: some belong to others than the administrator.
  permission: null,
  changes: SettingValue,
  load: ({ env }, ids) => env.store.db.select().from(settings).where(inArray(settings.id, ids)),
  prepare: async ({ change, actor }) => (row, changes) => {
    if (!mayEditSetting(row.id, actor.role)) return refuse('auth.forbidden');
    const key = SETTING_KEYS.find((one) => one === row.id);
    if (key === undefined) throw new Error('a setting has a known key');
    const value = settingShape(key).parse(backTo(changes.value, row.value));
    const misfit = checkSetting(key, row.value, value);
    if (misfit) return misfit;
    change.update('settings', row, { value });
    return asRevised(row, { value }, change);
  },
  follow: ({ env, change, actor, ...how }) => moveWithCalendar(env.store, change, actor, how),
  present: async (_deciding, rows) => rows.map((row) => Setting.parse(row)),
};
