import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useListContext } from 'react-admin';
import type { Option } from '../form/Select.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';

function useOneFilter(source: string) {
  const { filterValues, setFilters } = useListContext();
  const value: unknown = filterValues[source];
  const set = (next: string | readonly string[] | null) => {
    const { [source]: _, ...others } = filterValues;
    setFilters(next === null ? others : { ...others, [source]: next });
  };
  return { raw: value, value: typeof value === 'string' ? value : null, set };
}

/** One condition: its name while it is open, its value once chosen. */
export function FilterSelect({ source, label, options }: { source: string; label: string; options: Option[] }) {
  const { value, set } = useOneFilter(source);
  return (
    <Box
      component="select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event: React.ChangeEvent<HTMLSelectElement>) => set(event.target.value || null)}
      sx={{
        height: 32,
        maxWidth: 160,
        px: 1,
        font: 'inherit',
        color: value ? 'primary.main' : 'text.secondary',
        fontWeight: value ? 600 : 400,
        bgcolor: value ? 'wash' : 'background.paper',
        border: 1,
        borderColor: value ? 'primary.main' : 'field',
        borderRadius: '3px',
      }}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>{option.label}</option>
      ))}
    </Box>
  );
}

/** One value, or any of several, on or off. */
export function FilterTick({ source, value, label }: { source: string; value: string | readonly string[]; label: string }) {
  const { raw, set } = useOneFilter(source);
  return <Tick label={label} checked={JSON.stringify(raw) === JSON.stringify(value)} onChange={(checked) => set(checked ? value : null)} />;
}

export function ClearFilters() {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  // How the rows are looked at is no filter, and stays.
  const { look } = filterValues;
  return (
    <Button variant="text" onClick={() => setFilters(look === undefined ? {} : { look })}>
      {t('table.clearAll')}
    </Button>
  );
}
