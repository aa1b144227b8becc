import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Training } from '../../schema/duty.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { post } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';
import { useSites } from '../sites/useSites.ts';
import { RemoveRow } from '../trash/RemoveRow.tsx';

type Value = { siteId: string | null; departmentId: string | null; name: string; fromDay: string; untilDay: string; note: string };

/** Who of which department, where, from when to when. */
export function TrainingDialog({ row, onClose }: { row?: Training; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const me = useMe();
  const { today } = useDates();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const sites = useSites().filter(({ retiredAt, id }) => retiredAt === null || id === row?.siteId);
  const [asked, setAsked] = useState(false);
  const draft = useDraft<Value>(`training.${row?.id ?? 'new'}`, { siteId: row?.siteId ?? me?.siteId ?? null, departmentId: row?.departmentId ?? null, name: row?.name ?? '', fromDay: row?.fromDay ?? today, untilDay: row?.untilDay ?? '', note: row?.note ?? '' });
  const { departmentId, name, fromDay, untilDay, note } = draft.value;
  const siteId = draft.value.siteId ?? sites[0]?.id ?? null;
  const missing = { siteId: siteId === null, departmentId: departmentId === null, name: name.trim() === '', fromDay: fromDay === '' };
  const why = (field: keyof typeof missing) => (asked && missing[field] ? t('actions.required') : undefined);
  const at = (field: string) => (row ? `changes.${field}` : field);
  const submit = async () => {
    const fields = { siteId, departmentId, name, fromDay, untilDay: untilDay || null, note: note.trim() || null };
    if (row) await dataProvider.update<Training>('duty-trainings', { id: row.id, data: fields, previousData: row });
    else await post('/api/duty-trainings', fields);
    await refresh();
    say('duty.training.saved');
  };
  return (
    <ActionDialog title={t(row ? 'duty.training.edit' : 'duty.training.add')} note={t('duty.training.note')} submitLabel={t('actions.save')} ready={!Object.values(missing).includes(true)} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft}>
      {row && <RemoveRow resource="duty-trainings" row={row} onDone={onClose} />}
      <Field label={t('duty.training.name')} path={at('name')} hint={t('duty.training.nameHint')} required error={why('name')}>
        {(field) => <TextInput {...field} autoFocus={!row} maxLength={60} value={name} onChange={(value) => draft.set({ name: value })} />}
      </Field>
      <Field label={t('duty.training.department')} path={at('departmentId')} required error={why('departmentId')}>
        {(field) => <DepartmentPicker {...field} value={departmentId} onChange={(id) => draft.set({ departmentId: id })} />}
      </Field>
      <Field label={t('duty.site')} path={at('siteId')} required error={why('siteId')}>
        {(field) => <Select {...field} value={siteId} onChange={(id) => draft.set({ siteId: id })} options={sites.map(({ id, name: label }) => ({ value: id, label }))} />}
      </Field>
      <Field label={t('duty.training.from')} path={at('fromDay')} required error={why('fromDay')}>
        {(field) => <DayInput {...field} value={fromDay} onChange={(value) => draft.set({ fromDay: value })} />}
      </Field>
      <Field label={t('duty.training.until')} path={at('untilDay')} hint={t('duty.training.untilHint')}>
        {(field) => <DayInput {...field} min={fromDay} value={untilDay} onChange={(value) => draft.set({ untilDay: value })} />}
      </Field>
      <Field label={t('duty.training.remark')} path={at('note')} hint={t('actions.optional')}>
        {(field) => <TextInput {...field} maxLength={500} value={note} onChange={(value) => draft.set({ note: value })} />}
      </Field>
    </ActionDialog>
  );
}
