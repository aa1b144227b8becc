import Box from '@mui/material/Box';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { AccountabilityRecord } from '../../schema/supervision.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { post } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { RemoveRow } from '../trash/RemoveRow.tsx';

type Value = { departmentId: string | null; person: string; body: string; decision: string; basis: string; decidedOn: string; weight: string };

/** 问责: the competent body's decision as it was given. */
export function RecordDialog({ row, mayEdit, onClose }: { row?: AccountabilityRecord; mayEdit: boolean; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const { today } = useDates();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const draft = useDraft<Value>(`accountability.${row?.id ?? 'new'}`, {
    departmentId: row?.departmentId ?? null,
    person: row?.person ?? '',
    body: row?.body ?? '',
    decision: row?.decision ?? '',
    basis: row?.basis ?? '',
    decidedOn: row?.decidedOn ?? today,
    weight: String(row?.weight ?? 0),
  });
  const { departmentId, person, body, decision, basis, decidedOn, weight } = draft.value;
  const missing = { departmentId: departmentId === null, body: !body.trim(), decision: !decision.trim(), decidedOn: decidedOn === '' };
  const why = (name: keyof typeof missing) => (asked && missing[name] ? t('actions.required') : undefined);
  const submit = async () => {
    const fields = { departmentId, person: person.trim() || null, body, decision, basis: basis.trim() || null, decidedOn, weight: Number(weight || 0) };
    if (row) await dataProvider.update<AccountabilityRecord>('accountability-records', { id: row.id, data: fields, previousData: row });
    else await post('/api/accountability-records', fields);
    await refresh();
    say('supervision.record.saved');
  };
  return (
    <ActionDialog title={t(row ? 'supervision.record.title' : 'supervision.record.add')} note={t('supervision.record.note')} submitLabel={t('actions.save')} ready={mayEdit && !Object.values(missing).includes(true)} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft} wide>
      {row && mayEdit && <RemoveRow resource="accountability-records" row={row} onDone={onClose} />}
      <Box component="fieldset" disabled={!mayEdit} sx={{ m: 0, p: 0, border: 0, minWidth: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Field label={t('supervision.record.department')} required error={why('departmentId')}>
          {(field) => <DepartmentPicker {...field} autoFocus={!row} value={departmentId} onChange={(id) => draft.set({ departmentId: id })} />}
        </Field>
        <Field label={t('supervision.record.person')} hint={t('supervision.record.personHint')}>
          {(field) => <TextInput {...field} maxLength={60} value={person} onChange={(value) => draft.set({ person: value })} />}
        </Field>
        <Field label={t('supervision.record.body')} required error={why('body')}>
          {(field) => <TextInput {...field} maxLength={60} value={body} onChange={(value) => draft.set({ body: value })} />}
        </Field>
        <Field label={t('supervision.record.decidedOn')} required error={why('decidedOn')}>
          {(field) => <DayInput {...field} max={today} value={decidedOn} onChange={(value) => draft.set({ decidedOn: value })} />}
        </Field>
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Field label={t('supervision.record.decision')} required error={why('decision')}>
            {(field) => <TextInput {...field} lines={3} maxLength={2000} value={decision} onChange={(value) => draft.set({ decision: value })} />}
          </Field>
        </Box>
        <Field label={t('supervision.record.basis')} hint={t('actions.optional')}>
          {(field) => <TextInput {...field} maxLength={1000} value={basis} onChange={(value) => draft.set({ basis: value })} />}
        </Field>
        <Field label={t('supervision.record.weight')} hint={t('supervision.record.weightHint')}>
          {(field) => <TextInput {...field} inputMode="numeric" maxLength={3} value={weight} onChange={(value) => draft.set({ weight: value.replace(/\D/g, '') })} />}
        </Field>
      </Box>
    </ActionDialog>
  );
}
