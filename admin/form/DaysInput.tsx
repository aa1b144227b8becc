import OutlinedInput from '@mui/material/OutlinedInput';
import { useT } from '../messages/useT.ts';
import type { FieldProps } from './Field.tsx';

type Props = FieldProps & { value: string; onChange: (value: string) => void; autoFocus?: boolean; placeholder?: string };

/** A small whole number of working days, the unit standing beside it. */
export function DaysInput({ id, invalid, describedBy, value, onChange, autoFocus = false, placeholder }: Props) {
  const t = useT();
  return (
    <OutlinedInput
      id={id}
      error={invalid}
      autoFocus={autoFocus}
      value={value}
      {...(placeholder ? { placeholder } : {})}
      onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 3))}
      endAdornment={<span style={{ whiteSpace: 'nowrap', opacity: 0.75, fontSize: 13 }}>{t('form.workingDays')}</span>}
      inputProps={{ inputMode: 'numeric', 'aria-describedby': describedBy, 'aria-invalid': invalid, style: { width: 42 } }}
    />
  );
}
