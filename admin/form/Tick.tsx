import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';

type Props = { label: React.ReactNode; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean };

export function Tick({ label, checked, onChange, disabled = false }: Props) {
  return (
    <Box component="label" sx={{ display: 'inline-flex', alignItems: 'center', cursor: 'pointer', mr: 1.5, minHeight: 30 }}>
      <Checkbox checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} sx={{ ml: -0.5, p: '4px' }} />
      <span>{label}</span>
    </Box>
  );
}
