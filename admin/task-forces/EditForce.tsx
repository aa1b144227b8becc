import { useState } from 'react';
import type { TaskForce } from '../../schema/task-forces.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { request } from '../api/http.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { ForceFields, forceBody, isComplete, type ForceValue } from './ForceFields.tsx';

/** Its name, its members, and its lead while it owes nothing. */
export function EditForce({ row, onClose }: { row: TaskForce; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const { title, leadId, leadDepartmentId, members } = row;
  const draft = useDraft<ForceValue>(`task-forces.${row.id}.edit`, { title, leadId, leadDepartmentId: leadId === null ? leadDepartmentId : null, members });
  const save = async () => {
    const { leadId: person, leadDepartmentId: department, ...rest } = forceBody(draft.value);
    const moved = person !== leadId || (person === null && department !== leadDepartmentId);
    await request('PATCH', `/api/task-forces/${row.id}`, { version: row.version, changes: { ...rest, ...(moved && { leadId: person, leadDepartmentId: department }) } });
    await refresh();
    say('taskForces.saved');
  };
  return (
    <ActionDialog wide title={`${t('taskForces.action.edit')} ${row.title}`} submitLabel={t('actions.save')} ready={isComplete(draft.value)} onAsk={() => setAsked(true)} onSubmit={save} onClose={onClose} draft={draft}>
      <ForceFields value={draft.value} set={draft.set} asked={asked} />
    </ActionDialog>
  );
}
