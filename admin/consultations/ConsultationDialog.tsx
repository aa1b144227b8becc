import Box from '@mui/material/Box';
import { useSay } from '../messages/useSay.ts';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Consultation } from '../../schema/consultations.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { post } from '../api/http.ts';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { MatterPicker } from '../matters/MatterPicker.tsx';
import { useT } from '../messages/useT.ts';
import { useCodeOptions } from '../settings/useSettings.ts';
import { RemoveRow } from '../trash/RemoveRow.tsx';

type Value = { topic: string; told: string; channel: string | null; matterId: string | null; departmentId: string | null };

type Props = {
  start?: Partial<Value>;
  /** One already noted, to be corrected or taken out. */
  row?: Consultation;
  onSaved?: () => void;
  onClose: () => void;
};

/** 咨询: ten seconds, counted, no case and no name. */
export function ConsultationDialog({ start, row, onSaved, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const channels = useCodeOptions('channels');
  const draft = useDraft<Value>(`consultations.${row?.id ?? 'new'}`, {
    topic: row?.topic ?? '',
    told: row?.told ?? '',
    channel: row?.channel ?? channels[0]?.value ?? null,
    matterId: row?.matterId ?? null,
    departmentId: row?.departmentId ?? null,
    ...start,
  });
  const [asked, setAsked] = useState(false);
  const { topic, told, channel, matterId, departmentId } = draft.value;
  const submit = async () => {
    if (row) {
      const changes = { topic, told: told.trim() ? told : null, channel: channel ?? row.channel, matterId, departmentId };
      await dataProvider.update<Consultation>('consultations', { id: row.id, data: changes, previousData: row });
    } else {
      await post('/api/consultations', {
        topic,
        ...(told.trim() ? { told } : {}),
        ...(channel ? { channel } : {}),
        ...(matterId ? { matterId } : {}),
        ...(departmentId ? { departmentId } : {}),
      });
    }
    onSaved?.();
    await refresh();
    say(row ? 'actions.saved' : 'consultations.done');
  };
  return (
    <ActionDialog
      title={t(row ? 'consultations.editTitle' : 'consultations.add')}
      note={t('consultations.note')}
      submitLabel={t('actions.save')}
      ready={topic.trim() !== ''}
      onAsk={() => setAsked(true)}
      onSubmit={submit}
      onClose={onClose}
      draft={draft}
    >
      {row && <RemoveRow resource="consultations" row={row} onDone={onClose} />}
      <Field label={t('consultations.topic')} required error={asked && !topic.trim() ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus maxLength={200} value={topic} onChange={(value) => draft.set({ topic: value })} />}
      </Field>
      <Field label={t('consultations.told')} hint={t('actions.optional')}>
        {(field) => <TextInput {...field} lines={2} maxLength={1000} value={told} onChange={(value) => draft.set({ told: value })} />}
      </Field>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' }, gap: 1.5 }}>
        <Field label={t('cases.matter')}>
          {(field) => (
            <MatterPicker
              {...field}
              value={matterId}
              onChange={(id, matter) => draft.set({ matterId: id, ...(matter?.departmentId ? { departmentId: matter.departmentId } : {}) })}
            />
          )}
        </Field>
        <Field label={t('cases.department')}>{(field) => <DepartmentPicker {...field} value={departmentId} onChange={(id) => draft.set({ departmentId: id })} />}</Field>
        <Field label={t('cases.channel')}>{(field) => <Select {...field} options={channels} value={channel} onChange={(code) => draft.set({ channel: code })} />}</Field>
      </Box>
    </ActionDialog>
  );
}
