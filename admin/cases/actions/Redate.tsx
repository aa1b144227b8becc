import Box from '@mui/material/Box';
import type { Task } from '../../../schema/tasks.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { DaysInput } from '../../form/DaysInput.tsx';
import { Field } from '../../form/Field.tsx';
import { useT } from '../../messages/useT.ts';

type Props = { tasks: Task[]; value: Record<string, string>; onChange: (value: Record<string, string>) => void };

/** Departments' parts that would fall due after a shorter answer can be given a new date here. */
export function Redate({ tasks, value, onChange }: Props) {
  const t = useT();
  const departmentName = useDepartmentName();
  if (tasks.length === 0) return null;
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: 13, color: 'text.secondary' }}>{t('cases.redate')}</Box>
      {tasks.map((task) => (
        <Box key={task.id} sx={{ display: 'flex', gap: 2, alignItems: 'flex-end', mb: 1, flexWrap: 'wrap' }}>
          <Field label={departmentName(task.departmentId)}>
            {(field) => <DaysInput {...field} placeholder="—" value={value[task.id] ?? ''} onChange={(days) => onChange({ ...value, [task.id]: days })} />}
          </Field>
          <Box sx={{ pb: 0.75, color: 'text.secondary' }}>{t('cases.redateNow')} <DueMark of={task} /></Box>
        </Box>
      ))}
    </Box>
  );
}
