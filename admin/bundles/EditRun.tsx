import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { BundleFile } from '../../schema/bundles.ts';
import type { OwnChanges } from '../../schema/fields.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { OwnInputs } from '../fields/OwnInputs.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';

export function EditRunButton({ run }: { run: BundleFile }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} sx={{ minHeight: 24, py: 0 }}>{t('actions.edit')}</Button>
      {open && <EditRun run={run} onClose={() => setOpen(false)} />}
    </>
  );
}

type Editable = Pick<BundleFile, 'title' | 'coordinatorId' | 'helperId'> & { custom: OwnChanges };

/** What the grid types over, where there is no grid: what the run is for, who looks after it, and the district's own columns. */
function EditRun({ run, onClose }: { run: BundleFile; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  // What the dialog was opened on: a run that somebody else moves on meanwhile must not turn untouched fields into changes.
  const [opened] = useState(run);
  const draft = useDraft<Partial<Editable>>(`bundles.${run.id}.edit`, {});
  const value: Editable = { title: opened.title, coordinatorId: opened.coordinatorId, helperId: opened.helperId, custom: {}, ...draft.value };
  const { set } = draft;
  const submit = async () => {
    try {
      await dataProvider.update<BundleFile>('bundles', { id: run.id, data: draft.value, previousData: { ...opened, version: run.version } });
      say('cases.editDone');
    } finally {
      await refresh();
    }
  };
  return (
    <ActionDialog wide title={`${t('actions.edit')} ${run.number}`} submitLabel={t('actions.save')} ready={value.title.trim() !== '' && value.coordinatorId !== null} onSubmit={submit} onClose={onClose} draft={draft}>
      <Field label={t('bundles.what')} path="changes.title" required hint={t('bundles.create.whatHint')}>{(field) => <TextInput {...field} autoFocus maxLength={120} value={value.title} onChange={(title) => set({ title })} />}</Field>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.75 }}>
        <Field label={t('bundles.coordinator')} path="changes.coordinatorId" required>{(field) => <PersonPicker {...field} role="coordinator" value={value.coordinatorId} onChange={(coordinatorId) => set({ coordinatorId })} />}</Field>
        <Field label={t('bundles.helper')} path="changes.helperId">{(field) => <PersonPicker {...field} value={value.helperId} onChange={(helperId) => set({ helperId })} />}</Field>
      </Box>
      <OwnInputs resource="bundles" value={opened.custom} typed={value.custom} path="changes.custom" onChange={(custom) => set({ custom })} />
    </ActionDialog>
  );
}
