import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useSay } from '../messages/useSay.ts';
import { URGENCIES, type Case } from '../../schema/cases.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import type { OwnChanges } from '../../schema/fields.ts';
import { OwnInputs } from '../fields/OwnInputs.tsx';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { MatterPicker } from '../matters/MatterPicker.tsx';
import { TagTicks } from './TagTicks.tsx';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { useCodeOptions } from '../settings/useSettings.ts';

export function EditCaseButton({ row }: { row: Case }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} sx={{ minHeight: 24, py: 0 }}>{t('actions.edit')}</Button>
      {open && <EditCase row={row} onClose={() => setOpen(false)} />}
    </>
  );
}

const editableOf = (row: Case) => ({
  title: row.title,
  stuckAt: row.stuckAt ?? '',
  story: row.story ?? '',
  channel: row.channel,
  hotlineOrder: row.hotlineOrder,
  matterId: row.matterId,
  matterText: row.matterText,
  departmentId: row.departmentId,
  complainedOfId: row.complainedOfId,
  visits: row.visits,
  urgency: row.urgency,
  loss: row.loss,
  reporterRelation: row.reporterRelation,
  reporterWithheld: row.reporterWithheld,
  coordinatorId: row.coordinatorId,
  helperId: row.helperId,
  tags: row.tags,
  /** Only what is typed: the server lays it over what stands. */
  custom: {} as OwnChanges,
});
type Editable = ReturnType<typeof editableOf>;

/** What was taken down can be corrected; stage, category and date move by action only. */
function EditCase({ row, onClose }: { row: Case; onClose: () => void }) {
  const t = useT();
  const dataProvider = useDataProvider();
  const say = useSay();
  const refresh = useRefresh();
  const channels = useCodeOptions('channels');
  // What the dialog was opened on: a row that somebody else moves on meanwhile must not turn untouched fields into changes.
  const [opened] = useState(row);
  const draft = useDraft<Partial<Editable>>(`cases.${row.id}.edit`, {});
  const value = { ...editableOf(opened), ...draft.value };
  const { set } = draft;
  const orNull = (text: string) => (text.trim() ? text : null);
  const submit = async () => {
    try {
      await dataProvider.update<Case>('cases', { id: row.id, data: draft.value, previousData: { ...opened, version: row.version } });
      say('cases.editDone');
    } finally {
      await refresh();
    }
  };
  return (
    <ActionDialog wide title={`${t('cases.editTitle')} ${row.number}`} submitLabel={t('actions.save')} ready={value.title.trim() !== ''} onSubmit={submit} onClose={onClose} draft={draft}>
      <Field label={t('cases.column.title')} required>{(field) => <TextInput {...field} autoFocus maxLength={120} value={value.title} onChange={(title) => set({ title })} />}</Field>
      <Field label={t('cases.column.stuckAt')}>{(field) => <TextInput {...field} lines={2} maxLength={1000} value={value.stuckAt} onChange={(stuckAt) => set({ stuckAt })} />}</Field>
      <Field label={t('cases.story')}>{(field) => <TextInput {...field} lines={3} maxLength={4000} value={value.story} onChange={(story) => set({ story })} />}</Field>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.75 }}>
        <Field label={t('cases.matter')}>
          {(field) => <MatterPicker {...field} value={value.matterId} onChange={(matterId) => set({ matterId })} free={{ text: value.matterText ?? '', onText: (text) => set({ matterText: orNull(text) }) }} />}
        </Field>
        <Field label={t('cases.department')}>{(field) => <DepartmentPicker {...field} value={value.departmentId} onChange={(departmentId) => set({ departmentId })} />}</Field>
        <Field label={t('cases.complainedOf')}>{(field) => <DepartmentPicker {...field} value={value.complainedOfId} onChange={(complainedOfId) => set({ complainedOfId })} />}</Field>
        <Field label={t('cases.channel')}>{(field) => <Select {...field} options={channels} value={value.channel} onChange={(channel) => channel && set({ channel })} />}</Field>
        <Field label={t('cases.hotlineOrder')}>{(field) => <TextInput {...field} maxLength={40} value={value.hotlineOrder ?? ''} onChange={(text) => set({ hotlineOrder: orNull(text) })} />}</Field>
        <Field label={t('cases.visitsLabel')}>
          {(field) => <TextInput {...field} inputMode="numeric" value={String(value.visits)} onChange={(text) => set({ visits: Math.min(Number(text.replace(/\D/g, '')), 99) })} />}
        </Field>
        <Field label={t('cases.filter.urgency')}>
          {(field) => (
            <Select
              {...field}
              options={URGENCIES.map((one) => ({ value: one, label: t(`cases.urgency.${one}`) }))}
              value={value.urgency}
              onChange={(chosen) => set({ urgency: URGENCIES.find((one) => one === chosen) ?? 'normal' })}
            />
          )}
        </Field>
        <Field label={t('cases.loss')}>{(field) => <TextInput {...field} maxLength={500} value={value.loss ?? ''} onChange={(text) => set({ loss: orNull(text) })} />}</Field>
        <Field label={t('cases.relation')}>{(field) => <TextInput {...field} maxLength={40} value={value.reporterRelation ?? ''} onChange={(text) => set({ reporterRelation: orNull(text) })} />}</Field>
        <Field label={t('cases.column.coordinator')}>{(field) => <PersonPicker {...field} role="coordinator" value={value.coordinatorId} onChange={(coordinatorId) => set({ coordinatorId })} />}</Field>
        <Field label={t('cases.helper')}>{(field) => <PersonPicker {...field} value={value.helperId} onChange={(helperId) => set({ helperId })} />}</Field>
      </Box>
      <TagTicks standing={opened.tags} value={value.tags} onChange={(tags) => set({ tags })} />
      <OwnInputs resource="cases" value={opened.custom} typed={value.custom} path="changes.custom" onChange={(custom) => set({ custom })} />
      <Tick label={t('cases.withheldYes')} checked={value.reporterWithheld} onChange={(reporterWithheld) => set({ reporterWithheld })} />
    </ActionDialog>
  );
}
