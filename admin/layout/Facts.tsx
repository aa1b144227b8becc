import Box from '@mui/material/Box';

export type Fact = { label: string; value: React.ReactNode; wide?: boolean };

/** Labels and values in as many columns as fit; what is empty is left out. */
export function Facts({ facts, minWidth = 150 }: { facts: Fact[]; minWidth?: number }) {
  const shown = facts.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false);
  if (shown.length === 0) return null;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: `repeat(auto-fill, minmax(min(${minWidth}px, 100%), 1fr))`, columnGap: 3, rowGap: 0.75 }}>
      {shown.map(({ label, value, wide }) => (
        <Box key={label} sx={{ minWidth: 0, ...(wide ? { gridColumn: '1 / -1' } : {}) }}>
          <Box component="dt" sx={{ fontSize: 12, color: 'text.secondary', lineHeight: 1.4 }}>{label}</Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{value}</Box>
        </Box>
      ))}
    </Box>
  );
}
