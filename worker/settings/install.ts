import { SETTING_KEYS, type SettingValues } from '../../schema/settings.ts';
import type { Change, RowOf } from '../platform/ledger.ts';

/** Puts every setting into the change: as a new row, or over the one that stands. */
export function installSettings(change: Change, values: SettingValues, standing: RowOf<'settings'>[]): void {
  for (const key of SETTING_KEYS) {
    const row = standing.find(({ id }) => id === key);
    if (row) change.update('settings', row, { value: values[key] });
    else change.insert('settings', { id: key, value: values[key] });
  }
}
