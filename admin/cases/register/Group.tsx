import Box from '@mui/material/Box';

/** Columns of a row of fields; one below the other on a phone. */
export const grid = (columns: string) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: columns }, gap: 1.5, alignItems: 'start' });

/** A named group of fields. */
export function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.75, fontSize: 15, fontWeight: 600 }}>{title}</Box>
      <Box sx={{ display: 'grid', gap: 1.25 }}>{children}</Box>
    </Box>
  );
}
