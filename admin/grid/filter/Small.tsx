import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';

type Option = { value: string; label: string };
type Props = { label: string; value: string; options: readonly Option[]; onChange: (value: string) => void; autoFocus?: boolean; sx?: SxProps<Theme> };

/** A list to choose from in a line of controls; its name is for the ear. */
export function SmallSelect({ label, value, options, onChange, autoFocus = false, sx = [] }: Props) {
  return (
    <Box component="select" aria-label={label} autoFocus={autoFocus} value={value} onChange={(event: React.ChangeEvent<HTMLSelectElement>) => onChange(event.target.value)} sx={[control, ...(Array.isArray(sx) ? sx : [sx])]}>
      {!options.some((option) => option.value === value) && <option value={value}>{value}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </Box>
  );
}

type InputProps = { label: string; type: 'text' | 'number' | 'date'; value: string; onChange: (value: string) => void };

export function SmallInput({ label, type, value, onChange }: InputProps) {
  return <Box component="input" aria-label={label} type={type === 'date' ? 'date' : 'text'} inputMode={type === 'number' ? 'decimal' : undefined} maxLength={100} value={value} onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)} sx={[control, { minWidth: type === 'number' ? 80 : 150, width: type === 'number' ? 90 : 'auto' }]} />;
}

const control = {
  height: 32,
  maxWidth: 200,
  px: 1,
  font: 'inherit',
  color: 'text.primary',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'field',
  borderRadius: '3px',
  '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
} as const;
