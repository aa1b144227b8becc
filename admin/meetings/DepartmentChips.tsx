import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Field } from '../form/Field.tsx';
import { useT } from '../messages/useT.ts';

type Props = { label: string; value: string[]; onChange: (ids: string[]) => void; without?: readonly (string | null)[]; disabled?: boolean };

/** Several departments: those chosen stand as words with a way out, and the next is picked beside them. */
export function DepartmentChips({ label, value, onChange, without = [], disabled = false }: Props) {
  const t = useT();
  const departmentName = useDepartmentName();
  // A new picker for each pick: the last choice would stand in it otherwise.
  const [picked, setPicked] = useState(0);
  return (
    <Field label={label}>
      {(field) => (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}>
          {value.map((id) => (
            <Box key={id} component="span" sx={{ display: 'inline-flex', alignItems: 'center', pl: 1, minHeight: 28, border: 1, borderColor: 'hairline', borderRadius: '3px', bgcolor: 'raised' }}>
              {departmentName(id)}
              {disabled ? <Box component="span" sx={{ pr: 1 }} /> : <ButtonBase aria-label={t('meetings.remove', { name: departmentName(id) })} onClick={() => onChange(value.filter((one) => one !== id))} sx={{ p: 0.5, ml: 0.25 }}><CloseIcon sx={{ fontSize: 14 }} /></ButtonBase>}
            </Box>
          ))}
          {!disabled && (
            <Box sx={{ flex: '1 1 150px', minWidth: 150 }}>
              <DepartmentPicker {...field} key={picked} autoFocus={picked > 0} value={null} without={[...value, ...without]} onChange={(id) => { if (id === null) return; setPicked((times) => times + 1); onChange([...value, id]); }} />
            </Box>
          )}
        </Box>
      )}
    </Field>
  );
}
