import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import type { FieldProps } from './Field.tsx';

export type Option = { value: string; label: string };

type Props = FieldProps & {
  value: string | null;
  onChange: (value: string | null) => void;
  options: Option[];
  /** What the empty choice says; without it there is none. */
  empty?: string;
  disabled?: boolean;
  autoFocus?: boolean;
};

/** The machine's own list: typed into, arrowed through, and a wheel on a phone. */
export function Select({ id, invalid, describedBy, value, onChange, options, empty, disabled = false, autoFocus = false }: Props) {
  const unknown = value !== null && !options.some((option) => option.value === value);
  return (
    <NativeSelect
      fullWidth
      disabled={disabled}
      autoFocus={autoFocus}
      error={invalid}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
      input={<OutlinedInput />}
      inputProps={{ id, 'aria-describedby': describedBy, 'aria-invalid': invalid }}
      sx={{ '& select': { height: 20, py: '6px', pl: '10px' } }}
    >
      {(empty !== undefined || value === null) && <option value="">{empty ?? ''}</option>}
      {unknown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}
