import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { Shape } from '../deadlines/StateMark.tsx';
import type { Tones } from '../theme/tokens.ts';

type Props = { label: string; value: string | undefined; to: string; tone: keyof Tones | null };

/** One figure that leads to its list. */
export function Figure({ label, value, to, tone }: Props) {
  const calls = value !== undefined && value !== '0';
  return (
    <Box
      component={Link}
      to={to}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1.25,
        minWidth: 0,
        color: (theme) => (calls && tone ? theme.palette.tones[tone].ink : theme.palette.text.primary),
        textDecoration: 'none',
        bgcolor: 'background.paper',
        '&:hover': { bgcolor: 'hover' },
        '&:focus-visible': { outlineOffset: -2 },
      }}
    >
      {calls && tone && <Shape tone={tone} />}
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{label}</Box>
      <Box component="span" sx={{ fontSize: 22, fontWeight: 600, lineHeight: 1.2, ml: 'auto' }}>{value ?? '–'}</Box>
    </Box>
  );
}

/** The figures side by side, hairlines between them. */
export function Figures({ children }: { children: React.ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr 1fr', md: 'none' },
        gridAutoFlow: { md: 'column' },
        gridAutoColumns: { md: 'minmax(0, 1fr)' },
        mx: 2,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'hairline',
        borderRadius: '3px',
        overflow: 'hidden',
        // Each cell draws the hairline to its left and above it; the frame hides the outermost.
        '& > *': { boxShadow: (theme) => `-1px -1px 0 ${theme.palette.hairline}` },
      }}
    >
      {children}
    </Box>
  );
}
