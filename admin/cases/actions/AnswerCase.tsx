import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Case } from '../../../schema/cases.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { useSettings } from '../../settings/useSettings.ts';
import { useCaseTasks } from '../useCase.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** 答复: one of the published outcomes, and what is told to the person. The reply promise opens by itself. */
export function AnswerCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const outcomes = (useSettings().outcomes ?? []).filter(({ retired, endsBy }) => !retired && endsBy === 'answer');
  const form = useSubmit<{ outcome: string | null; text: string; basis: string }>('cases', row, 'answer', { outcome: null, text: '', basis: '' });
  const { outcome, text, basis } = form.value;
  const meaning = outcomes.find(({ code }) => code === outcome)?.meaning;
  const missing = (value: string | null) => (form.asked && !value?.trim() ? t('actions.required') : undefined);
  return (
    <ActionDialog
      wide
      title={`${t('cases.action.answer')} ${row.number}`}
      note={t('cases.note.answer')}
      submitLabel={t('cases.action.answer')}
      ready={outcome !== null && text.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit({ outcome, text, ...(basis.trim() ? { basis } : {}) }, 'cases.done.answer')}
      onClose={onClose}
      draft={form.draft}
    >
      <Results row={row} onTake={(result) => form.set({ text: text.trim() ? `${text}\n${result}` : result })} />
      <Field label={t('cases.outcome')} required hint={meaning} error={missing(outcome)}>
        {(field) => (
          <Select
            {...field}
            autoFocus
            empty={t('actions.choose')}
            options={outcomes.map(({ code, name }) => ({ value: code, label: name }))}
            value={outcome}
            onChange={(code) => form.set({ outcome: code })}
          />
        )}
      </Field>
      <Field label={t('cases.answerText')} required hint={t('cases.answerHint')} error={missing(text)}>
        {(field) => <TextInput {...field} lines={6} maxLength={4000} value={text} onChange={(value) => form.set({ text: value })} />}
      </Field>
      <Field path="basis" label={t('cases.basis')} hint={t('actions.optional')}>
        {(field) => <TextInput {...field} lines={2} maxLength={1000} value={basis} onChange={(value) => form.set({ basis: value })} />}
      </Field>
    </ActionDialog>
  );
}

/** What the departments answered, to be taken over with one press. */
function Results({ row, onTake }: { row: Case; onTake: (text: string) => void }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const done = (useCaseTasks(row.id).data ?? []).filter(({ status, departmentId, result }) => status === 'done' && departmentId && result);
  if (done.length === 0) return null;
  return (
    <Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('cases.results')}</Box>
      {done.map((task) => (
        <Box key={task.id} sx={{ display: 'flex', gap: 1, alignItems: 'baseline', py: 0.25 }}>
          <Box sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{departmentName(task.departmentId)}</Box>
          <Box sx={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{task.result}</Box>
          <Button variant="text" onClick={() => onTake(task.result ?? '')} sx={{ minHeight: 24, py: 0 }}>{t('cases.take')}</Button>
        </Box>
      ))}
    </Box>
  );
}
