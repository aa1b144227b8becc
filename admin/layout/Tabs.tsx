import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';

export type Tab<N extends string> = { name: N; label: string; to: string; count?: string | undefined; alarming?: boolean };

/** Views side by side, each with an address of its own. */
export function Tabs<N extends string>({ label, current, tabs }: { label: string; current: N; tabs: Tab<N>[] }) {
  return (
    <Box component="nav" aria-label={label} sx={{ display: 'flex', gap: 0.25, px: 1.5, overflowX: 'auto', scrollbarWidth: 'none', '&::-webkit-scrollbar': { display: 'none' } }}>
      {tabs.map((tab) => (
        <Box
          key={tab.name}
          component={Link}
          to={tab.to}
          aria-current={tab.name === current ? 'page' : undefined}
          sx={{
            px: 1.25,
            py: 0.5,
            whiteSpace: 'nowrap',
            color: 'text.secondary',
            textDecoration: 'none',
            borderBottom: '2px solid transparent',
            '&:hover': { color: 'text.primary' },
            '&:focus-visible': { outlineOffset: -2 },
            '&[aria-current]': { color: 'primary.main', fontWeight: 600, borderColor: 'primary.main' },
          }}
        >
          {tab.label}
          {tab.count !== undefined && (
            <Box component="span" sx={{ ml: 0.5, fontSize: 13, color: (theme) => (tab.alarming ? theme.palette.tones.overdue.ink : 'inherit') }}>
              {tab.count}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
