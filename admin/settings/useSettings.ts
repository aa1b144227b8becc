import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SettingKey, SettingValues } from '../../schema/settings.ts';
import { get } from '../api/http.ts';
import { SETTINGS_PATH } from '../api/paths.ts';
import type { Page } from '../api/rows.ts';

type SettingRow = { id: SettingKey; value: SettingValues[SettingKey]; version: number; updatedAt: string };

export const SETTINGS_KEY = ['settings', 'all'];

export type Settings = Partial<SettingValues>;

export function useSettingRows() {
  return useQuery({
    queryKey: SETTINGS_KEY,
    queryFn: async () => (await get<Page<SettingRow>>(SETTINGS_PATH)).data,
    staleTime: 5 * 60_000,
  });
}

/** The district's settings by key; empty until they have arrived. */
export function useSettings(): Settings {
  const rows = useSettingRows().data;
  return useMemo(() => Object.fromEntries((rows ?? []).map(({ id, value }) => [id, value])), [rows]);
}

/** Settings that are lists of coded names. */
export type CodedKey = {
  [K in SettingKey]: SettingValues[K] extends { code: string; name: string }[] ? K : never;
}[SettingKey];

/** The name behind a code of one of the district's lists, retired entries included: old cases still carry them. */
export function useCodeName(key: CodedKey): (code: string | null | undefined) => string {
  const list = useSettings()[key];
  return (code) => (code ? (list?.find((entry) => entry.code === code)?.name ?? code) : '');
}

/** A list's entries still in use, as choices. */
export function useCodeOptions(key: Exclude<CodedKey, 'categories'>): { value: string; label: string }[] {
  const list = useSettings()[key];
  return (list ?? []).filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, label: name }));
}
