import { useQuery } from '@tanstack/react-query';
import type { PresetSummary } from '../../schema/settings.ts';
import { get } from '../api/http.ts';

export const PRESETS_KEY = ['presets'];

/** The districts whose published rules can be installed, with what each said and did not. */
export function usePresets() {
  return useQuery({ queryKey: PRESETS_KEY, queryFn: async ({ signal }) => (await get<{ data: PresetSummary[] }>('/api/presets', signal)).data });
}

export function usePresetName(id: string): string {
  return usePresets().data?.find((preset) => preset.id === id)?.name ?? '';
}
