import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';

const bare = {
  width: '100%',
  height: 30,
  boxSizing: 'border-box',
  px: 0.75,
  py: 0,
  font: 'inherit',
  color: 'inherit',
  border: 1,
  borderColor: 'transparent',
  borderRadius: '2px',
  bgcolor: 'transparent',
  '&:hover': { borderColor: 'field' },
  '&:focus': { outline: 'none', borderColor: 'primary.main', bgcolor: 'background.paper' },
} as const;

type TextProps = { label: string; value: string; onChange: (value: string) => void; maxLength?: number; numeric?: boolean; width?: number; autoFocus?: boolean };

/** Text in a table's cell: its column and row are its label. */
export function CellText({ label, value, onChange, maxLength = 120, numeric = false, width, autoFocus = false }: TextProps) {
  return (
    <Box
      component="input"
      aria-label={label}
      autoFocus={autoFocus}
      maxLength={maxLength}
      value={value}
      {...(numeric ? { inputMode: 'numeric' } : {})}
      onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(numeric ? event.target.value.replace(/\D/g, '').slice(0, 4) : event.target.value)}
      sx={{ ...bare, ...(width ? { width } : {}) }}
    />
  );
}

type SelectProps = { label: string; value: string; onChange: (value: string) => void; options: readonly { value: string; label: string }[]; empty?: string };

export function CellSelect({ label, value, onChange, options, empty }: SelectProps) {
  return (
    <Box component="select" aria-label={label} value={value} onChange={(event: React.ChangeEvent<HTMLSelectElement>) => onChange(event.target.value)} sx={{ ...bare, px: 0.25, color: value === '' ? 'text.secondary' : 'inherit' }}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </Box>
  );
}

type TickProps = { label: string; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean };

export function CellTick({ label, checked, onChange, disabled = false }: TickProps) {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'center' }}>
      <Box component="input" type="checkbox" aria-label={label} title={label} checked={checked} disabled={disabled} onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.checked)} sx={{ width: 17, height: 17, m: 0, accentColor: (theme) => theme.palette.primary.main }} />
    </Box>
  );
}

type TableProps = { caption: string; head: { label: string; width: number; grow?: boolean; title?: string; centre?: boolean }[]; children: React.ReactNode };

/** A table whose cells are written in. Up, Down and Enter go to the same column of the next row, as in a sheet. */
export function EditTable({ caption, head, children }: TableProps) {
  const move = (event: React.KeyboardEvent<HTMLTableElement>) => {
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    const at = event.target;
    if (step === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.altKey || !(at instanceof HTMLInputElement)) return;
    const cell = at.closest('td, th');
    const row = cell?.closest('tr');
    if (!(cell instanceof HTMLTableCellElement) || !row) return;
    event.preventDefault();
    const rows = [...event.currentTarget.rows];
    rows[rows.indexOf(row) + step]?.cells[cell.cellIndex]?.querySelector<HTMLElement>('input, select')?.focus();
  };
  return (
    <Box role="region" aria-label={caption} tabIndex={0} sx={{ overflowX: 'auto' }}>
      <Box component="table" aria-label={caption} onKeyDown={move} sx={table} style={{ minWidth: head.reduce((sum, { width }) => sum + width, 0) }}>
        <colgroup>{head.map(({ label, width, grow }, at) => <col key={`${label}${at}`} style={grow ? undefined : { width }} />)}</colgroup>
        <thead>
          <tr>{head.map(({ label, title, centre }, at) => <Box component="th" scope="col" key={`${label}${at}`} title={title} style={centre ? { textAlign: 'center' } : undefined}>{label}</Box>)}</tr>
        </thead>
        <tbody>{children}</tbody>
      </Box>
    </Box>
  );
}

const table: SxProps<Theme> = {
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  bgcolor: 'background.paper',
  '& th, & td': { height: 34, px: 0.5, py: 0.25, borderBottom: 1, borderColor: 'hairline', fontWeight: 400, textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis' },
  '& thead th': { fontSize: 13, color: 'text.secondary', bgcolor: 'raised', lineHeight: 1.3, px: 1 },
  '& tbody tr:hover': { bgcolor: 'hover' },
};
