import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Picker } from '../../form/Picker.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useDepartments } from '../../departments/useDepartments.ts';
import { useT } from '../../messages/useT.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** 转送、引导: to whom, to which person there, and what the applicant was told. */
export function ReferCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const departments = useDepartments().filter(({ retiredAt }) => retiredAt === null);
  const form = useSubmit('cases', row, 'refer', { to: '', toPerson: '', told: '' });
  const { to, toPerson, told } = form.value;
  const missing = (text: string) => (form.asked && !text.trim() ? t('actions.required') : undefined);
  return (
    <ActionDialog
      title={`${t('cases.action.refer')} ${row.number}`}
      note={t('cases.note.refer')}
      submitLabel={t('cases.action.refer')}
      ready={to.trim() !== '' && told.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit({ to, ...(toPerson.trim() ? { toPerson } : {}), told }, 'cases.done.refer')}
      onClose={onClose}
      draft={form.draft}
    >
      <Field label={t('cases.referTo')} required hint={t('cases.referToHint')} error={missing(to)}>
        {(field) => (
          <Picker
            {...field}
            autoFocus
            choices={departments.map(({ name }) => ({ id: name, label: name }))}
            value={departments.some(({ name }) => name === to) ? to : null}
            onChange={(name) => name !== null && form.set({ to: name })}
            free={{ text: to, onText: (value) => form.set({ to: value }) }}
          />
        )}
      </Field>
      <Field label={t('cases.referPerson')} hint={t('actions.optional')}>
        {(field) => <TextInput {...field} maxLength={60} value={toPerson} onChange={(value) => form.set({ toPerson: value })} />}
      </Field>
      <Field label={t('cases.told')} required hint={t('cases.toldHint')} error={missing(told)}>
        {(field) => <TextInput {...field} lines={3} maxLength={2000} value={told} onChange={(value) => form.set({ told: value })} />}
      </Field>
    </ActionDialog>
  );
}
