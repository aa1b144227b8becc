import Box from '@mui/material/Box';

type Props = { title: string; count?: number | undefined; aside?: React.ReactNode; children: React.ReactNode };

/** A titled part of a page: a rule above, no box around. */
export function Section({ title, count, aside, children }: Props) {
  return (
    <Box component="section" sx={{ mt: 2.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, pb: 0.5, mb: 1, borderBottom: 1, borderColor: 'hairline' }}>
        <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>{title}</Box>
        {count !== undefined && <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{count}</Box>}
        <Box sx={{ flex: 1 }} />
        {aside}
      </Box>
      {children}
    </Box>
  );
}
