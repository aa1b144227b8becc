import OutlinedInput from '@mui/material/OutlinedInput';

/** Typed as 09:00 whatever the machine's own clock looks like. */
export function Time({ label, value, invalid, onChange }: { label: string; value: string; invalid: boolean; onChange: (time: string) => void }) {
  return (
    <OutlinedInput
      value={value}
      error={invalid}
      placeholder="09:00"
      onChange={(event) => onChange(event.target.value.replace('：', ':'))}
      onBlur={() => onChange(clockTime(value))}
      inputProps={{ 'aria-label': label, 'aria-invalid': invalid, maxLength: 5, inputMode: 'numeric', style: { width: 48, textAlign: 'center' } }}
    />
  );
}

/** 9:00 and 0900 are what people type; 09:00 is what is kept. */
function clockTime(typed: string): string {
  const [, hour, minute] = /^(\d{1,2}):?(\d{2})$/.exec(typed.trim()) ?? [];
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : typed;
}
