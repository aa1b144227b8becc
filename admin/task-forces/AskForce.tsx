import Box from '@mui/material/Box';
import { useState } from 'react';
import type { TaskForce } from '../../schema/task-forces.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { CaseFinder } from '../cases/CaseFinder.tsx';
import { useT } from '../messages/useT.ts';
import { AskFields, askBody, type AskValue } from './AskFields.tsx';

/** Another case for it, or another thing asked of it for one it has finished with. */
export function AskForce({ row, onClose }: { row: TaskForce; onClose: () => void }) {
  const t = useT();
  const form = useSubmit<AskValue & { caseId: string | null }>('task-forces', row, 'ask', { ask: row.tasks.at(-1)?.ask ?? '', days: '', caseId: null });
  const [typed, setTyped] = useState('');
  const { caseId } = form.value;
  return (
    <ActionDialog
      wide
      title={`${t('taskForces.action.ask')} ${row.title}`}
      note={t('taskForces.askNote')}
      submitLabel={t('taskForces.action.ask')}
      ready={caseId !== null && form.value.ask.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit({ caseId, ...askBody(form.value) }, 'taskForces.asked')}
      onClose={onClose}
      draft={form.draft}
    >
      <Box><CaseFinder label={t('taskForces.case')} typed={typed} onTyped={setTyped} value={caseId} onChange={(id) => form.set({ caseId: id })} error={form.asked && caseId === null ? t('actions.required') : undefined} /></Box>
      <AskFields value={form.value} set={form.set} asked={form.asked} />
    </ActionDialog>
  );
}
