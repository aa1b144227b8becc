import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type SettingKey, type SettingValues, settingShape } from '../../schema/settings.ts';
import { request } from '../api/http.ts';
import { type Standing, useEdit } from '../edit/useEdit.ts';
import { SETTINGS_KEY, useSettingRows } from './useSettings.ts';

/** A settings row as the API answers it; undefined where it is not of the key's shape. */
export function readSetting<K extends SettingKey>(key: K, row: Record<string, unknown>): Standing<SettingValues[K]> | null {
  const value = settingShape(key).safeParse(row['value']);
  const version = row['version'];
  return value.success && typeof version === 'number' ? { value: value.data as SettingValues[K], version } : null;
}

export function useSetting<K extends SettingKey>(key: K): Standing<SettingValues[K]> | undefined {
  const row = useSettingRows().data?.find(({ id }) => id === key);
  return row && { value: row.value as SettingValues[K], version: row.version };
}

/** Replaces one setting's value; every screen that reads settings asks again. */
export function useWriteSetting() {
  const client = useQueryClient();
  return useCallback(
    async <K extends SettingKey>(key: K, version: number, value: unknown): Promise<Standing<SettingValues[K]>> => {
      const row = await request<{ value: unknown; version: number }>('PATCH', `/api/settings/${key}`, { version, changes: { value } });
      await client.invalidateQueries({ queryKey: SETTINGS_KEY });
      return readSetting(key, row) ?? { value: value as SettingValues[K], version: row.version };
    },
    [client],
  );
}

/** A setting that is one object, in a form: two people who change different fields of it do not collide. */
export function useSettingEdit<K extends 'district' | 'ratings' | 'limits' | 'clock' | 'scoring' | 'provisional' | 'meetings' | 'approvals' | 'paper' | 'wording' | 'register'>(key: K, standing: Standing<SettingValues[K]>, agree?: (whole: SettingValues[K]) => Promise<boolean>) {
  const write = useWriteSetting();
  return useEdit<SettingValues[K]>({
    subject: `settings.${key}`,
    standing,
    shape: settingShape(key),
    ...(agree && { agree }),
    send: (_changes, version, whole) => write(key, version, whole),
    read: (current) => readSetting(key, current),
  });
}
