import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { SupervisionNotice } from '../../schema/supervision.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { post } from '../api/http.ts';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { DaysInput } from '../form/DaysInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';

type Value = { departmentId: string | null; title: string; ground: string; demand: string; workingDays: string };

type Props = {
  /** A draft to be corrected. */
  row?: SupervisionNotice;
  /** The unkept promise it is about. */
  about?: { taskId: string; departmentId: string; title: string };
  onSaved?: (row: SupervisionNotice) => void;
  onClose: () => void;
};

/** 拟稿: nobody is told before it is issued. */
export function NoticeDialog({ row, about, onSaved, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const draft = useDraft<Value>(`supervision.${row?.id ?? about?.taskId ?? 'new'}`, {
    departmentId: row?.departmentId ?? about?.departmentId ?? null,
    title: row?.title ?? about?.title ?? '',
    ground: row?.ground ?? '',
    demand: row?.demand ?? '',
    workingDays: String(row?.workingDays ?? 3),
  });
  const { departmentId, title, ground, demand, workingDays } = draft.value;
  const days = Number(workingDays);
  const missing = { departmentId: departmentId === null, title: !title.trim(), ground: !ground.trim(), demand: !demand.trim(), workingDays: !(days >= 1 && days <= 60) };
  const why = (name: keyof typeof missing) => (asked && missing[name] ? t('actions.required') : undefined);
  const submit = async () => {
    const fields = { departmentId, title, ground, demand, workingDays: days };
    const saved = row
      ? (await dataProvider.update<SupervisionNotice>('supervision-notices', { id: row.id, data: fields, previousData: row })).data
      : await post<SupervisionNotice>('/api/supervision-notices', { ...fields, ...(about && { taskId: about.taskId }) });
    await refresh();
    say(row ? 'supervision.saved' : 'supervision.drafted');
    onSaved?.(saved);
  };
  return (
    <ActionDialog title={t(row ? 'supervision.edit' : 'supervision.draft')} submitLabel={t('actions.save')} ready={!Object.values(missing).includes(true)} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft} wide>
      <Field label={t('supervision.department')} required error={why('departmentId')}>
        {(field) => <DepartmentPicker {...field} autoFocus={!about} disabled={about !== undefined} value={departmentId} onChange={(id) => draft.set({ departmentId: id })} />}
      </Field>
      <Field label={t('supervision.heading')} required error={why('title')}>
        {(field) => <TextInput {...field} maxLength={120} value={title} onChange={(value) => draft.set({ title: value })} />}
      </Field>
      <Field label={t('supervision.ground')} required hint={t('supervision.groundHint')} error={why('ground')}>
        {(field) => <TextInput {...field} lines={3} maxLength={2000} value={ground} onChange={(value) => draft.set({ ground: value })} />}
      </Field>
      <Field label={t('supervision.demand')} required hint={t('supervision.demandHint')} error={why('demand')}>
        {(field) => <TextInput {...field} lines={3} maxLength={2000} value={demand} onChange={(value) => draft.set({ demand: value })} />}
      </Field>
      <Field label={t('supervision.workingDays')} required hint={t('supervision.workingDaysHint')} error={why('workingDays')}>
        {(field) => <DaysInput {...field} value={workingDays} onChange={(value) => draft.set({ workingDays: value })} />}
      </Field>
    </ActionDialog>
  );
}
