import { useCallback } from 'react';
import type { OwnField } from '../../schema/fields.ts';
import { Problem } from '../api/problem.ts';
import { readSetting, useSetting, useWriteSetting } from '../settings/useSetting.ts';

const NONE: OwnField[] = [];

/** The setting `fields`, and a way to change it by a rule that is applied afresh where somebody was faster. */
export function useChangeFields() {
  const standing = useSetting('fields');
  const write = useWriteSetting();
  const change = useCallback(
    async (rule: (fields: OwnField[]) => OwnField[]) => {
      if (!standing) return;
      try {
        await write('fields', standing.version, rule(standing.value));
      } catch (error) {
        const now = error instanceof Problem && error.code === 'row.changed' && error.current ? readSetting('fields', error.current) : null;
        if (!now) throw error;
        await write('fields', now.version, rule(now.value));
      }
    },
    [standing, write],
  );
  return { fields: standing?.value ?? NONE, change };
}
