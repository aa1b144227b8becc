import { useCallback } from 'react';
import { useNotify } from 'react-admin';
import type { MessageKey, MessageValues } from './useT.ts';

/** Says quietly that something was done. The key goes along, since react-admin translates what it shows. */
export function useSay(): (key: MessageKey, values?: MessageValues) => void {
  const notify = useNotify();
  return useCallback((key, values = {}) => notify(key, { type: 'success', messageArgs: values }), [notify]);
}
