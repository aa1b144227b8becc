import { useCallback } from 'react';
import type { ItemReason } from '../../../schema/meeting-items.ts';
import { useT } from '../../messages/useT.ts';

/** Why a case stands on the agenda, in words. */
export function useWhy(): (why: readonly ItemReason[]) => string {
  const t = useT();
  return useCallback((why) => why.map((reason) => t(`meetings.why.${reason}`)).join(t('form.semicolon')), [t]);
}
