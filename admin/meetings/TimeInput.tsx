import OutlinedInput from '@mui/material/OutlinedInput';
import type { FieldProps } from '../form/Field.tsx';

/** A time of day, 15:00. */
export function TimeInput({ id, invalid, describedBy, value, onChange }: FieldProps & { value: string; onChange: (value: string) => void }) {
  return <OutlinedInput id={id} type="time" error={invalid} value={value} onChange={(event) => onChange(event.target.value)} inputProps={{ step: 300, 'aria-describedby': describedBy, 'aria-invalid': invalid }} sx={{ width: 130 }} />;
}
