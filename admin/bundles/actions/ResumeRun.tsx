import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { RunDialogProps } from './RunActionDialog.tsx';

/** The visit is over: which, and what was found. */
export function ResumeRun({ run, onClose }: RunDialogProps) {
  const t = useT();
  const dates = useDates();
  const open = run.inspections.filter(({ to }) => to === null);
  const form = useSubmit('bundles', run, 'resume', { inspectionId: open[0]?.id ?? null, finding: '' });
  const finding = form.value.finding.trim();
  const inspectionId = open.some(({ id }) => id === form.value.inspectionId) ? form.value.inspectionId : (open[0]?.id ?? null);
  const names = (items: readonly string[]) => items.map((id) => run.items.find((item) => item.id === id)?.name ?? id).join(t('form.comma'));
  return (
    <ActionDialog title={t('bundles.action.resume')} note={t('bundles.note.resume')} submitLabel={t('bundles.action.resume')} ready={finding !== '' && inspectionId !== null} onAsk={form.ask} onSubmit={() => form.submit({ inspectionId, finding }, 'bundles.done.resume')} onClose={onClose} draft={form.draft}>
      <Field label={t('bundles.whichVisit')} required>
        {(field) => <Select {...field} value={inspectionId} onChange={(id) => form.set({ inspectionId: id })} options={open.map((visit) => ({ value: visit.id, label: `${dates.day(visit.plannedOn)} · ${names(visit.items)}` }))} />}
      </Field>
      <Field label={t('bundles.finding')} required error={form.asked && finding === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={3} maxLength={2000} value={form.value.finding} onChange={(text) => form.set({ finding: text })} />}
      </Field>
    </ActionDialog>
  );
}
