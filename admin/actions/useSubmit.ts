import { useSay } from '../messages/useSay.ts';
import { useState } from 'react';
import type { Row } from '../api/rows.ts';
import type { MessageKey } from '../messages/useT.ts';
import { useAct } from './useAct.ts';
import { useDraft } from './useDraft.ts';

/**
 * What every action's dialog needs: its values as a draft, whether it has been asked to submit yet (so that
 * missing fields speak only then), and the way to the server.
 */
export function useSubmit<T extends object>(resource: 'bundles' | 'cases' | 'tasks' | 'supervision-notices' | 'approvals' | 'task-forces' | 'provisional-acceptances' | 'proposals', row: Row, action: string, initial: T) {
  const draft = useDraft<T>(`${resource}.${row.id}.${action}`, initial);
  const [asked, setAsked] = useState(false);
  const act = useAct();
  const say = useSay();
  return {
    draft,
    value: draft.value,
    set: draft.set,
    asked,
    ask: () => setAsked(true),
    submit: async (body: object, done: MessageKey) => {
      await act(resource, row, action, body);
      say(done);
    },
    /** A note is added beside the row and carries no version. */
    note: async (body: object, done: MessageKey) => {
      await act(resource, row, 'note', body, false);
      say(done);
    },
  };
}
