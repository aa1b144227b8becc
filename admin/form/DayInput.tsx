import OutlinedInput from '@mui/material/OutlinedInput';
import type { FieldProps } from './Field.tsx';

type Props = FieldProps & { value: string; onChange: (value: string) => void; min?: string; max?: string; time?: boolean };

/** The machine's own calendar; `time` asks for a minute of that day too. */
export function DayInput({ id, invalid, describedBy, value, onChange, min, max, time = false }: Props) {
  return (
    <OutlinedInput
      id={id}
      type={time ? 'datetime-local' : 'date'}
      error={invalid}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      inputProps={{ min, max, 'aria-describedby': describedBy, 'aria-invalid': invalid }}
      sx={{ width: time ? 220 : 170 }}
    />
  );
}
