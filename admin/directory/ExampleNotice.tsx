import Box from '@mui/material/Box';

/** What must be said wherever example names stand: over the rows, quiet, never closed away. */
export function ExampleNotice({ children }: { children: React.ReactNode }) {
  return (
    <Box role="note" sx={{ mx: 2, mb: 1, px: 1.25, py: 0.5, fontSize: 13, borderLeft: 3, borderColor: 'field', bgcolor: 'raised', color: 'text.secondary' }}>
      {children}
    </Box>
  );
}
