import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import type { CaseDialogProps } from '../cases/actions/CaseDialog.tsx';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useT } from '../messages/useT.ts';
import { AskFields, askBody, type AskValue } from './AskFields.tsx';
import { emptyForce, ForceFields, forceBody, isComplete, type ForceValue } from './ForceFields.tsx';

/** 组建专班 for a case: who, under whose lead, and what they are to do. */
export function FormForce({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const form = useSubmit<ForceValue & AskValue>('cases', row, 'form-force', { ...emptyForce(''), ask: '', days: '' });
  return (
    <ActionDialog
      wide
      title={`${t('taskForces.form')} ${row.number} ${row.title}`}
      note={<>{t('taskForces.formNote')} {row.dueAt && <DueMark of={row} />}</>}
      submitLabel={t('taskForces.form')}
      ready={isComplete(form.value) && form.value.ask.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit({ ...forceBody(form.value), ...askBody(form.value) }, 'taskForces.formed')}
      onClose={onClose}
      draft={form.draft}
    >
      <ForceFields value={form.value} set={form.set} asked={form.asked} without={[row.complainedOfId]} />
      <AskFields value={form.value} set={form.set} asked={form.asked} />
    </ActionDialog>
  );
}
