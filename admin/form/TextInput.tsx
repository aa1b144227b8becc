import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import type { FieldProps } from './Field.tsx';

type Passed = Pick<
  OutlinedInputProps,
  'autoFocus' | 'autoComplete' | 'autoCapitalize' | 'spellCheck' | 'placeholder' | 'disabled' | 'readOnly' | 'endAdornment' | 'inputRef' | 'type' | 'onKeyDown' | 'onBlur' | 'rows'
>;

type Props = FieldProps &
  Passed & {
    value: string;
    onChange: (value: string) => void;
    maxLength?: number;
    inputMode?: 'text' | 'tel' | 'numeric';
    large?: boolean;
    /** Lines of a text field; it grows with what is typed. */
    lines?: number;
  };

export function TextInput({ id, invalid, describedBy, value, onChange, maxLength, inputMode, large = false, lines, ...rest }: Props) {
  return (
    <OutlinedInput
      {...rest}
      id={id}
      fullWidth
      error={invalid}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...(lines ? { multiline: true, minRows: lines, maxRows: lines + 6 } : {})}
      inputProps={{
        ...(maxLength ? { maxLength } : {}),
        ...(inputMode ? { inputMode } : {}),
        'aria-describedby': describedBy,
        'aria-invalid': invalid,
        ...(large ? { style: { height: 28 } } : {}),
      }}
    />
  );
}
